package vn.langnghe.container;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** What one package may still take of the disk, counted byte by byte. Not thread-safe. */
final class Allowance {
    private final UnpackingLimits limits;
    private final LongConsumer progress;
    private final long room;
    private final Path folder;
    private long unpacked;

    Allowance(UnpackingLimits limits, LongConsumer progress, Path folder) throws IOException {
        this.limits = limits;
        this.progress = progress;
        this.folder = folder;
        this.room = Math.max(0, Files.getFileStore(folder).getUsableSpace() - limits.reserve());
    }

    UnpackingLimits limits() {
        return limits;
    }

    /** Takes so many bytes more, which came out of that many. */
    void take(int bytes, String zip, long packed) throws IOException {
        continueUnlessInterrupted();
        unpacked += bytes;
        if (unpacked > limits.bytes() || limits.isBomb(unpacked, packed)) {
            throw ContainerRule.ZIP_BOMB.refusal("", zip);
        }
        require(unpacked);
        progress.accept(unpacked);
    }

    /** Makes sure that the disk has room for so many. */
    void require(long bytes) throws IOException {
        if (bytes > room) {
            throw new FileSystemException(folder.toString(), null, "No space left for " + bytes + " bytes");
        }
    }

    static void continueUnlessInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("stopped while unpacking");
        }
    }
}
