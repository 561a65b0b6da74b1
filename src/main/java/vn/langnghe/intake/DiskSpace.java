package vn.langnghe.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.HostilePackageException;
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

    /** What the file claims to be once it is unpacked, or its own size where that cannot be believed. */
    static long declaredSize(Path file) throws IOException {
        long size = Files.size(file);
        try {
            long declared = BookPackage.declaredSize(file);
            return declared / BELIEVABLE_RATIO > size ? size : declared;
        } catch (HostilePackageException _) {
            return size;
        }
    }
}
