package vn.langnghe.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/** Stored files beside a database's copy: {@code media/ab/cdef…}, each under the hash of its content. */
final class MediaCopy {
    private static final int BUFFER = 1 << 16;
    private static final int PREFIX = 2;

    private final Path folder;

    /** The copy in that backup. */
    MediaCopy(Path backup) {
        this.folder = backup.resolve("media");
    }

    /** Copies a file and reads the copy again; returns its size in bytes. */
    long write(MediaHash hash, MediaStore media) throws IOException {
        Path file = file(hash);
        Files.createDirectories(file.resolveSibling("."));
        long size = 0;
        try (MediaContent content =
                        media.open(hash).orElseThrow(() -> new IOException("the media store has lost " + hash));
                FileChannel copy = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (int read = content.read(buffer, size); read >= 0; read = content.read(buffer, size)) {
                size += read;
                buffer.flip();
                while (buffer.hasRemaining()) {
                    copy.write(buffer);
                }
                buffer.clear();
            }
            copy.force(true);
        }
        verify(hash);
        return size;
    }

    /**
     * Makes sure that the file is there and is what its name says.
     *
     * @throws BackupException where it is not
     */
    void verify(MediaHash hash) throws IOException {
        Path file = file(hash);
        if (!Files.isRegularFile(file) || !hashOf(file).equals(hash.hex())) {
            throw new BackupException(BackupException.Reason.DAMAGED, file.toString());
        }
    }

    InputStream open(MediaHash hash) throws IOException {
        return Files.newInputStream(file(hash));
    }

    long size(Collection<MediaHash> hashes) throws IOException {
        long size = 0;
        for (MediaHash hash : hashes) {
            size += Files.size(file(hash));
        }
        return size;
    }

    private Path file(MediaHash hash) {
        return folder.resolve(hash.hex().substring(0, PREFIX))
                .resolve(hash.hex().substring(PREFIX));
    }

    private static String hashOf(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Removes a folder with all that is in it; nothing happens where it is missing. */
    static void removeAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> paths;
            try (Stream<Path> walk = Files.walk(folder)) {
                paths = walk.toList();
            }
            for (Path path : paths.reversed()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
