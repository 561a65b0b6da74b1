package vn.langnghe.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds a data folder and a database together: both bear the id of the one library that they are. Stored files that a
 * database does not know are freed, so a folder that was opened on another database would lose all of them.
 */
public final class LibraryIdentity {
    /** The file in the data folder that bears the id; part of a backup, as the database's row is. */
    public static final String FILE = "library-id";

    private LibraryIdentity() {}

    /**
     * Makes sure that the folder and the database are one library; new ones become one. To be called while nothing else
     * has the library open, and before anything is freed.
     *
     * @param filesStored whether the folder has stored files
     * @throws OtherLibraryException where they are not, or where nothing shows that they are and there are files to lose
     */
    public static void confirm(Database database, Path dataFolder, boolean filesStored) throws IOException {
        LibraryIdStore store = new LibraryIdStore(database);
        Path file = dataFolder.resolve(FILE);
        Optional<String> ofFolder = Files.exists(file)
                ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                : Optional.empty();
        Optional<String> ofDatabase = store.id();
        if (ofFolder.isPresent()) {
            if (!ofFolder.equals(ofDatabase)) {
                throw other("other-library", database, dataFolder);
            }
        } else if (ofDatabase.isPresent()) {
            if (filesStored) {
                throw other("folder-without-id", database, dataFolder);
            }
            write(file, ofDatabase.get());
        } else {
            // Files and titles without any id are a library from before there were ids.
            if (filesStored && !store.hasTitles()) {
                throw other("other-library", database, dataFolder);
            }
            String id = UUID.randomUUID().toString();
            store.write(id);
            write(file, id);
        }
    }

    private static OtherLibraryException other(String key, Database database, Path dataFolder) {
        return new OtherLibraryException(key, database.address(), dataFolder.toString());
    }

    /** Whole and durable or not at all: half an id would lock the library's owner out. */
    private static void write(Path file, String id) throws IOException {
        Path partial = file.resolveSibling(FILE + ".partial");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(id + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
