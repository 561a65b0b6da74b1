package vn.langnghe.media;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Files by the hash of their content: on disk here, in object storage where one machine is not enough. What is stored
 * never changes. Thread-safe.
 *
 * <p>Content enters through a {@link Deposit} alone, which keeps it from being freed until whoever needs it has
 * committed; it leaves through {@link #free} and {@link #freeAll} alone, which ask what is needed.
 */
public interface MediaStore extends AutoCloseable {
    /** What was stored, and how large it is in bytes. */
    record Stored(MediaHash hash, long size) {}

    /**
     * Begins to store.
     *
     * @param needs asked when the deposit is closed; what is not needed by then is freed
     */
    Deposit deposit(MediaNeeds needs);

    /** Opens the content for reading at any place by many threads at once; nothing where it is not stored. */
    Optional<MediaContent> open(MediaHash hash) throws IOException;

    /**
     * Frees those of the files that nothing needs and no open deposit holds; returns how many bytes that freed. What an
     * open deposit holds is asked for again when it is closed. Whoever reads a freed file reads it to its end.
     */
    long free(Set<MediaHash> candidates, MediaNeeds needs) throws IOException;

    /** Frees every stored file that nothing needs, as {@link #free} does; at any time, also while imports run. */
    long freeAll(MediaNeeds needs) throws IOException;

    /** Keeps every stored file where it is until the hold is closed; what was to be freed meanwhile is freed then. */
    MediaHold hold();

    /** Whether nothing is stored. */
    boolean isEmpty() throws IOException;

    /** The bytes that can still be stored. */
    long usableSpace() throws IOException;

    /** Closes what is open; no deposit may be open any more. */
    @Override
    void close() throws IOException;
}
