package vn.langnghe.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A stored file, open for reading. Thread-safe; one descriptor may serve many contents. */
public interface MediaContent extends Closeable {
    /** In bytes. */
    long size();

    /** Fills the buffer from that place on; returns how many bytes were read, -1 at the end. */
    int read(ByteBuffer buffer, long position) throws IOException;
}
