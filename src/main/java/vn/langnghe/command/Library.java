package vn.langnghe.command;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import vn.langnghe.backup.Backups;
import vn.langnghe.backup.LibraryBackups;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.SqlCatalogue;
import vn.langnghe.database.Database;
import vn.langnghe.database.LibraryIdentity;
import vn.langnghe.intake.Intake;
import vn.langnghe.intake.JobStore;
import vn.langnghe.intake.PackageIntake;
import vn.langnghe.media.DiskMediaStore;
import vn.langnghe.media.MediaStore;

/** A library, put together from its parts and open. Thread-safe; closing it undoes what is under way. */
final class Library implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Library.class.getName());

    private final MediaStore media;
    private final Catalogue catalogue;
    private final Intake intake;
    private final Backups backups;
    private final Deque<AutoCloseable> parts;

    private Library(MediaStore media, Catalogue catalogue, Intake intake, Backups backups, Deque<AutoCloseable> parts) {
        this.media = media;
        this.catalogue = catalogue;
        this.intake = intake;
        this.backups = backups;
        this.parts = parts;
    }

    /**
     * Opens the library, making its folder where there is none.
     *
     * @throws IOException where the folder cannot be used
     * @throws vn.langnghe.database.DatabaseException where the database cannot be, another process having it open for one,
     *     or it being another library's
     */
    static Library open(LibrarySettings settings) throws IOException {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            Files.createDirectories(settings.data());
            Database database = opened(parts, Database.open(settings.database(), settings.data()));
            MediaStore media = opened(parts, DiskMediaStore.open(settings.data().resolve("media")));
            LibraryIdentity.confirm(database, settings.data(), !media.isEmpty());
            SqlCatalogue catalogue = opened(
                    parts, SqlCatalogue.open(database, media, settings.data().resolve("search")));
            Intake intake = opened(
                    parts,
                    new PackageIntake(
                            settings.intake(),
                            Parts.packageReader(),
                            Parts.listening(),
                            media,
                            catalogue,
                            new JobStore(database)));
            Backups backups = new LibraryBackups(
                    database,
                    media,
                    catalogue,
                    List.of(
                            settings.data().resolve(StarterCollection.REMEMBERED),
                            settings.data().resolve(LibraryIdentity.FILE)));
            return new Library(media, catalogue, intake, backups, parts);
        } catch (IOException | RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> parts, T part) {
        parts.push(part);
        return part;
    }

    MediaStore media() {
        return media;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Intake intake() {
        return intake;
    }

    Backups backups() {
        return backups;
    }

    @Override
    public void close() {
        close(parts);
    }

    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOGGER.log(Level.WARNING, "A part of the library did not close", e);
            }
        }
    }
}
