package vn.langnghe.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder as a zip that comes into being while it is read. Where a file cannot be read, so does the reading fail, not
 * end: half a zip must not pass for a whole one.
 */
final class ZippedFolder extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final PipedInputStream pipe = new PipedInputStream(BUFFER);
    private volatile @Nullable IOException failure;

    ZippedFolder(Path folder) throws IOException {
        PipedOutputStream end = new PipedOutputStream(pipe);
        Thread.ofVirtual().start(() -> zip(folder, end));
    }

    private void zip(Path folder, PipedOutputStream end) {
        try (OutputStream buffered = new BufferedOutputStream(end, BUFFER);
                ZipOutputStream zip = new ZipOutputStream(buffered)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path file : filesOf(folder)) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = pipe.read(bytes, offset, length);
        IOException failed = failure;
        if (read < 0 && failed != null) {
            throw failed;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
