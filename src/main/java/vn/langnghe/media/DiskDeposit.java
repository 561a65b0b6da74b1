package vn.langnghe.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one import stores on the disk. */
final class DiskDeposit implements Deposit {
    private static final int BUFFER_SIZE = 1 << 16;

    private final DiskMediaStore store;
    private final MediaNeeds needs;
    private final Set<MediaHash> held = new HashSet<>();
    private final AtomicBoolean open = new AtomicBoolean(true);

    DiskDeposit(DiskMediaStore store, MediaNeeds needs) {
        this.store = store;
        this.needs = needs;
    }

    @Override
    public MediaStore.Stored put(InputStream content) throws IOException {
        Path file = store.incoming().resolve(UUID.randomUUID().toString());
        try {
            MessageDigest digest = sha256();
            long size = 0;
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                byte[] buffer = new byte[BUFFER_SIZE];
                for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                    digest.update(buffer, 0, count);
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    size += count;
                }
                channel.force(true);
            }
            return settle(file, hash(digest), size);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public MediaStore.Stored take(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("not a regular file: " + file);
        }
        MessageDigest digest = sha256();
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                size += buffer.remaining();
                digest.update(buffer);
                buffer.clear();
            }
            channel.force(true);
        }
        try {
            return settle(file, hash(digest), size);
        } catch (AtomicMoveNotSupportedException _) {
            try (InputStream content = Files.newInputStream(file)) {
                MediaStore.Stored stored = put(content);
                Files.delete(file);
                return stored;
            }
        }
    }

    private synchronized MediaStore.Stored settle(Path file, MediaHash hash, long size) throws IOException {
        requireOpen();
        store.settle(file, hash, size, held);
        return new MediaStore.Stored(hash, size);
    }

    @Override
    public synchronized boolean holds(MediaHash hash) {
        return open.get() && held.contains(hash);
    }

    @Override
    public synchronized void sync() throws IOException {
        requireOpen();
        store.syncPlaces(held);
    }

    @Override
    public synchronized void close() {
        if (open.compareAndSet(true, false)) {
            store.letGo(held, needs);
        }
    }

    private void requireOpen() {
        if (!open.get()) {
            throw new IllegalStateException("the deposit is closed");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static MediaHash hash(MessageDigest digest) {
        return new MediaHash(HexFormat.of().formatHex(digest.digest()));
    }
}
