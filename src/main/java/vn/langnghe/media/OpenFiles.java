package vn.langnghe.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The open files of a media store: one channel a file however many read it, kept open for a while after the last reader
 * has gone, so many at the most. Thread-safe.
 */
final class OpenFiles implements Closeable {
    private final int most;
    private final Duration idleTime;
    private final Map<Path, OpenFile> files = new HashMap<>();

    OpenFiles(int most, Duration idleTime) {
        this.most = most;
        this.idleTime = idleTime;
    }

    /**
     * Opens the file, or shares it where it is open.
     *
     * @throws java.nio.file.NoSuchFileException where there is none such
     * @throws TooManyOpenFilesException where so many others are being read
     */
    synchronized MediaContent open(Path path) throws IOException {
        OpenFile file = files.get(path);
        if (file == null) {
            makeRoom();
            file = new OpenFile(path, FileChannel.open(path, StandardOpenOption.READ));
            files.put(path, file);
        }
        file.readers++;
        return new Content(file);
    }

    /** Forgets the file: who reads it goes on, who opens it opens what is there then. */
    synchronized void forget(Path path) throws IOException {
        OpenFile file = files.remove(path);
        if (file != null && file.readers == 0) {
            file.channel.close();
        }
    }

    /** How many descriptors are in use. */
    synchronized int count() {
        return files.size();
    }

    @Override
    public synchronized void close() throws IOException {
        for (OpenFile file : files.values()) {
            file.channel.close();
        }
        files.clear();
    }

    private void makeRoom() throws IOException {
        if (files.size() < most) {
            return;
        }
        OpenFile idle = files.values().stream()
                .filter(file -> file.readers == 0)
                .min((one, other) -> Long.compare(one.idleSince - other.idleSince, 0))
                .orElseThrow(() -> new TooManyOpenFilesException(most));
        files.remove(idle.path);
        idle.channel.close();
    }

    private synchronized void release(OpenFile file) throws IOException {
        file.readers--;
        if (file.readers > 0) {
            return;
        }
        if (!file.equals(files.get(file.path))) {
            file.channel.close();
            return;
        }
        file.idleSince = System.nanoTime();
        var _ = CompletableFuture.runAsync(
                () -> closeIdle(file),
                CompletableFuture.delayedExecutor(
                        idleTime.toNanos() + 1, TimeUnit.NANOSECONDS, Thread.ofVirtual()::start));
    }

    private synchronized void closeIdle(OpenFile file) {
        if (file.readers > 0
                || System.nanoTime() - file.idleSince < idleTime.toNanos()
                || !files.remove(file.path, file)) {
            return;
        }
        try {
            file.channel.close();
        } catch (IOException failure) {
            System.getLogger(OpenFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "a stored file could not be closed", failure);
        }
    }

    /** An interrupted reader closes the channel for all who share it: the others open it anew. */
    private synchronized FileChannel reopened(OpenFile file) throws IOException {
        if (!file.channel.isOpen()) {
            file.channel = FileChannel.open(file.path, StandardOpenOption.READ);
        }
        return file.channel;
    }

    private static final class OpenFile {
        private final Path path;
        private volatile FileChannel channel;
        private int readers;
        private long idleSince;

        OpenFile(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
        }
    }

    private final class Content implements MediaContent {
        private final OpenFile file;
        private final long size;
        private final AtomicBoolean closed = new AtomicBoolean();

        Content(OpenFile file) throws IOException {
            this.file = file;
            this.size = file.channel.size();
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public int read(ByteBuffer buffer, long position) throws IOException {
            int before = buffer.position();
            while (buffer.hasRemaining()) {
                if (readOnce(buffer, position + buffer.position() - before) < 0) {
                    return buffer.position() == before ? -1 : buffer.position() - before;
                }
            }
            return buffer.position() - before;
        }

        private int readOnce(ByteBuffer buffer, long position) throws IOException {
            if (closed.get()) {
                throw new ClosedChannelException();
            }
            FileChannel channel = file.channel;
            try {
                return channel.read(buffer, position);
            } catch (ClosedByInterruptException interrupted) {
                throw interrupted;
            } catch (AsynchronousCloseException _) {
                return reopened(file).read(buffer, position);
            } catch (ClosedChannelException closedChannel) {
                if (closed.get() || Thread.currentThread().isInterrupted()) {
                    throw closedChannel;
                }
                return reopened(file).read(buffer, position);
            }
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) {
                release(file);
            }
        }
    }
}
