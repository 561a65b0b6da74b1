package vn.langnghe.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.database.Database;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaHold;
import vn.langnghe.media.MediaStore;

/**
 * Backups of an open library: the database as it is at one moment and every stored file that this moment needs, held
 * from being freed meanwhile. One at a time.
 */
public final class LibraryBackups implements Backups {
    private final DatabaseCopy database;
    private final MediaStore media;
    private final Catalogue catalogue;
    private final List<Path> remembered;
    private final Lock one = new ReentrantLock();

    /**
     * Backs up those parts.
     *
     * @param remembered small files of the data folder that belong to the library's state; missing ones are passed over
     */
    public LibraryBackups(Database database, MediaStore media, Catalogue catalogue, List<Path> remembered) {
        this.database = database.isEmbedded() ? new DerbyCopyStore(database) : new PostgresCopyStore(database);
        this.media = media;
        this.catalogue = catalogue;
        this.remembered = List.copyOf(remembered);
    }

    /**
     * {@inheritDoc}
     *
     * @throws BackupException where the folder is not empty
     */
    @Override
    public Report backUp(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        one.lock();
        try (MediaHold _ = catalogue.holdFiles()) {
            requireEmpty(target);
            Files.createDirectories(target.resolveSibling("."));
            Path partial = Files.createTempDirectory(target.resolveSibling("."), target.getFileName() + ".partial-");
            try {
                Report report = write(partial);
                Files.deleteIfExists(target);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
                return report;
            } finally {
                MediaCopy.removeAll(partial);
            }
        } finally {
            one.unlock();
        }
    }

    private Report write(Path folder) throws IOException {
        DatabaseCopy.Snapshot snapshot = database.copyInto(folder);
        MediaCopy copy = new MediaCopy(folder);
        long bytes = 0;
        for (MediaHash hash : snapshot.hashes()) {
            bytes += copy.write(hash, media);
        }
        for (Path file : remembered) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
        BackupNote note = new BackupNote(
                BackupNote.VERSION,
                Instant.now(),
                database.kind(),
                snapshot.titles(),
                snapshot.hashes().size(),
                bytes);
        note.write(folder);
        return note.report();
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new BackupException(BackupException.Reason.FOLDER_NOT_EMPTY, folder.toString());
        }
        try (Stream<Path> children = Files.list(folder)) {
            if (children.findAny().isPresent()) {
                throw new BackupException(BackupException.Reason.FOLDER_NOT_EMPTY, folder.toString());
            }
        }
    }
}
