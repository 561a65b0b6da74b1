package vn.langnghe.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Files by the hash of their content: on disk here, in object storage where one machine is not enough. What is stored
 * never changes. Thread-safe.
 */
public interface MediaStore {
    /** What was stored, and how large it is in bytes. */
    record Stored(MediaHash hash, long size) {}

    /** Stores all that the stream gives; the caller closes the stream. Durable when it returns. */
    Stored put(InputStream content) throws IOException;

    /** Stores the file by moving it where that is possible, by copying where not. Durable when it returns. */
    Stored take(Path file) throws IOException;

    /** Opens the content for reading at any place by many threads at once; nothing where it is not stored. */
    Optional<MediaContent> open(MediaHash hash) throws IOException;

    /** Removes every stored file but those; returns how many bytes that freed. Not while an import runs. */
    long keepOnly(Set<MediaHash> kept) throws IOException;

    /** Removes one file; nothing happens where it is not stored. */
    void remove(MediaHash hash) throws IOException;

    /** The bytes that can still be stored. */
    long usableSpace() throws IOException;
}
