package vn.langnghe.audio;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file seen through a buffer that slides, for mostly forward reading at any place. One thread at a time. */
final class FileWindow implements Closeable {
    private static final int BUFFER = 256 * 1024;
    /** What stays in sight behind, so that looking a few frames ahead and coming back does not read twice. */
    private static final int LOOK_BACK = 16 * 1024;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private final long size;
    private long start;

    FileWindow(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
    }

    long size() {
        return size;
    }

    /** The 32 bits at that place, big-endian. */
    int word(long position) throws IOException {
        return buffer.getInt(index(position, 4));
    }

    /** The byte at that place, from 0 to 255. */
    int octet(long position) throws IOException {
        return buffer.get(index(position, 1)) & 0xFF;
    }

    /** Whether these ASCII characters stand there; false past the end. */
    boolean says(long position, String ascii) throws IOException {
        if (position < 0 || position + ascii.length() > size) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (octet(position + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A copy of these bytes. */
    byte[] bytes(long position, int length) throws IOException {
        if (position < 0 || position + length > size) {
            throw new EOFException();
        }
        byte[] bytes = new byte[length];
        ByteBuffer target = ByteBuffer.wrap(bytes);
        if (length <= BUFFER - LOOK_BACK) {
            buffer.get(index(position, length), bytes);
            return bytes;
        }
        while (target.hasRemaining()) {
            if (channel.read(target, position + target.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int index(long position, int length) throws IOException {
        if (position < start || position + length > start + buffer.limit()) {
            if (position < 0 || position + length > size) {
                throw new EOFException();
            }
            start = Math.max(0, position - LOOK_BACK);
            buffer.clear();
            int read;
            do {
                read = channel.read(buffer, start + buffer.position());
            } while (read > 0 && buffer.hasRemaining());
            buffer.flip();
            if (position + length > start + buffer.limit()) {
                throw new EOFException();
            }
        }
        return (int) (position - start);
    }
}
