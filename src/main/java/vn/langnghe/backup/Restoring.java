package vn.langnghe.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.langnghe.database.Database;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.media.Deposit;
import vn.langnghe.media.DiskMediaStore;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/** Puts a backup back where no process has the library open. */
public final class Restoring {
    /** What stays in the data folder whatever is restored: how the library is configured. */
    private static final String CONFIGURATION = "langnghe.yaml";

    private static final String ASIDE = "before-restore-";
    private static final String STAGED = "restoring-";

    private final Path data;
    private final DatabaseSettings database;

    /** Restores into that data folder and that database. */
    public Restoring(Path data, DatabaseSettings database) {
        this.data = data;
        this.database = database;
    }

    /**
     * What was restored.
     *
     * @param report what the library holds now
     * @param keptAside where the data lies that was there before
     */
    public record Restored(Backups.Report report, Optional<Path> keptAside) {}

    /**
     * Verifies every file of the backup, and then puts it in place; until then nothing is changed.
     *
     * @param replace whether data that is there already is moved aside
     * @throws BackupException where the backup is damaged, or there is data and it is not to be replaced
     * @throws vn.langnghe.database.DatabaseInUseException where another process has the library open
     */
    public Restored restore(Path backup, boolean replace) throws IOException {
        BackupNote note = BackupNote.read(backup);
        String kind = database.isEmbedded() ? DerbyCopyStore.KIND : PostgresCopyStore.KIND;
        if (!note.database().equals(kind)) {
            throw new BackupException(BackupException.Reason.OTHER_DATABASE, note.database());
        }
        List<Path> present = present();
        if (!present.isEmpty() && !replace) {
            throw new BackupException(BackupException.Reason.DATA_NOT_EMPTY, data.toString());
        }
        String now = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(ZonedDateTime.now(ZoneId.systemDefault()));
        Path staged = Files.createDirectories(data.resolve(STAGED + now));
        try {
            requireClosed();
            stage(backup, staged);
            Optional<Path> aside = Optional.empty();
            if (!present.isEmpty()) {
                aside = Optional.of(Files.createDirectories(data.resolve(ASIDE + now)));
            }
            if (!database.isEmbedded()) {
                putRowsBack(backup, aside);
            }
            if (aside.isPresent()) {
                moveAll(present, aside.get());
            }
            moveAll(children(staged), data);
            return new Restored(note.report(), aside);
        } finally {
            MediaCopy.removeAll(staged);
        }
    }

    private List<Path> present() throws IOException {
        return Files.isDirectory(data)
                ? children(data).stream()
                        .filter(child -> !name(child).equals(CONFIGURATION))
                        .filter(child -> !name(child).startsWith(ASIDE))
                        .filter(child -> !name(child).startsWith(STAGED))
                        .toList()
                : List.of();
    }

    /** Opening the media store fails where another process has it. */
    private void requireClosed() throws IOException {
        if (Files.isDirectory(data.resolve("media"))) {
            DiskMediaStore.open(data.resolve("media")).close();
        }
    }

    private void stage(Path backup, Path staged) throws IOException {
        DatabaseCopy.Snapshot snapshot =
                database.isEmbedded() ? DerbyCopyStore.putBack(backup, staged) : PostgresCopyStore.inspect(backup);
        MediaCopy copy = new MediaCopy(backup);
        try (MediaStore media = DiskMediaStore.open(staged.resolve("media"));
                Deposit deposit = media.deposit(Set::copyOf)) {
            for (MediaHash hash : snapshot.hashes()) {
                copy.verify(hash);
                try (InputStream content = copy.open(hash)) {
                    deposit.put(content);
                }
            }
            deposit.sync();
        }
        for (Path file : children(backup)) {
            if (Files.isRegularFile(file)
                    && !name(file).equals(BackupNote.FILE)
                    && !name(file).equals(PostgresCopyStore.FILE)) {
                Files.copy(file, staged.resolve(name(file)));
            }
        }
    }

    private void putRowsBack(Path backup, Optional<Path> aside) throws IOException {
        try (Database open = Database.open(database, data)) {
            PostgresCopyStore store = new PostgresCopyStore(open);
            if (aside.isPresent()) {
                store.copyInto(aside.get());
            } else if (!store.isEmpty()) {
                throw new BackupException(BackupException.Reason.DATA_NOT_EMPTY, database.toString());
            }
            store.putBack(backup);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static void moveAll(List<Path> files, Path folder) throws IOException {
        for (Path file : files) {
            Files.move(file, folder.resolve(name(file)));
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
