package vn.langnghe.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import vn.langnghe.database.Database;
import vn.langnghe.media.MediaHash;

/** The embedded database: its engine copies its own folder while it is in use. */
record DerbyCopyStore(Database database) implements DatabaseCopy {
    static final String KIND = "derby";

    /** The engine names the copy after the database. */
    static final String FOLDER = "database";

    private static final String SHUT_DOWN = "08006";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Snapshot copyInto(Path backup) throws IOException {
        database.jdbi()
                .useHandle(handle -> handle.createCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(:folder)")
                        .bind("folder", backup.toString())
                        .invoke());
        return inspect(backup.resolve(FOLDER));
    }

    /**
     * Opens a copied database, which makes it consistent, asks what it holds, and shuts it down.
     *
     * @throws BackupException where it does not open
     */
    static Snapshot inspect(Path database) throws IOException {
        String url = "jdbc:derby:" + database;
        try {
            return Jdbi.create(url)
                    .withHandle(handle -> new Snapshot(
                            handle.createQuery("SELECT COUNT(*) FROM title WHERE listed = TRUE")
                                    .mapTo(Integer.class)
                                    .one(),
                            handle.createQuery("SELECT DISTINCT hash FROM title_file").mapTo(String.class).stream()
                                    .map(MediaHash::new)
                                    .collect(Collectors.toSet())));
        } catch (JdbiException e) {
            throw new BackupException(BackupException.Reason.DAMAGED, database.toString(), e);
        } finally {
            shutDown(url);
        }
    }

    private static void shutDown(String url) throws IOException {
        try {
            DriverManager.getConnection(url + ";shutdown=true").close();
        } catch (SQLException e) {
            // Derby says by this state that it is done; any other means that it never opened, which was told already.
            if (SHUT_DOWN.equals(e.getSQLState())) {
                return;
            }
            System.getLogger(DerbyCopyStore.class.getName()).log(System.Logger.Level.DEBUG, "Not shut down", e);
        }
    }

    /** Puts the copied database into that folder; the backup stays as it is. */
    static Snapshot putBack(Path backup, Path data) throws IOException {
        Path source = backup.resolve(FOLDER);
        Path target = data.resolve(FOLDER);
        if (!Files.isDirectory(source)) {
            throw new BackupException(BackupException.Reason.DAMAGED, source.toString());
        }
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return inspect(target);
    }
}
