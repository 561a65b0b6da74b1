package vn.langnghe.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Holds what is stored through it, new or stored before, until it is closed: nobody frees it meanwhile. It is closed
 * after whoever needs the content has committed, or given up; closing frees what nothing needs then. Thread-safe.
 */
public interface Deposit extends AutoCloseable {
    /** Stores all that the stream gives; the caller closes the stream. Durable after {@link #sync}. */
    MediaStore.Stored put(InputStream content) throws IOException;

    /**
     * Stores the file by moving it where that is possible, by copying where not; it is gone from its place in both cases.
     * Durable after {@link #sync}.
     */
    MediaStore.Stored take(Path file) throws IOException;

    /** Whether the content was stored through this deposit, and it is not closed. */
    boolean holds(MediaHash hash);

    /** Makes durable all that was stored; the catalogue does so before it commits. */
    void sync() throws IOException;

    /** Lets go, and frees what nothing needs. Never fails: what could not be freed waits for the next start. */
    @Override
    void close();
}
