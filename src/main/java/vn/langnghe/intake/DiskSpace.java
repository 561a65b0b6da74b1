package vn.langnghe.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.langnghe.media.MediaStore;

/** Asks before an import begins whether the disk can hold it, so that it does not fill up on the way. */
final class DiskSpace {
    /** A zip that claims more than that many times its size is not believed here; unpacking judges it. */
    private static final long BELIEVABLE_RATIO = 1_000;

    private final MediaStore media;
    private final long reserve;

    DiskSpace(MediaStore media, long reserve) {
        this.media = media;
        this.reserve = reserve;
    }

    /**
     * Makes sure that so many bytes can be stored.
     *
     * @throws NoSpaceException where they cannot
     */
    void require(long bytes) throws IOException {
        long usable = Math.max(0, media.usableSpace() - reserve);
        if (bytes > usable) {
            throw new NoSpaceException(bytes, usable);
        }
    }

    /** What a zip's entries claim to be together, or the file's own size where it is no zip that can be listed. */
    static long declaredSize(Path file) throws IOException {
        long size = Files.size(file);
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            long declared = Collections.list(zip.getEntries()).stream()
                    .mapToLong(ZipArchiveEntry::getSize)
                    .filter(entry -> entry > 0)
                    .reduce(0, (one, other) -> one + Math.min(other, Long.MAX_VALUE - one));
            return declared / BELIEVABLE_RATIO > size ? size : declared;
        } catch (IOException | IllegalArgumentException _) {
            return size;
        }
    }

    static boolean isZip(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            byte[] start = content.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }
}
