package vn.langnghe.backup;

import java.io.IOException;
import java.nio.file.Path;

/** Copies the whole library while it runs. Thread-safe. */
public interface Backups {
    /**
     * What a backup holds.
     *
     * @param titles how many titles
     * @param files how many stored files
     * @param bytes how large they are together
     */
    record Report(int titles, long files, long bytes) {}

    /**
     * Writes a verified copy of database and media.
     *
     * @param folder a folder that does not exist yet or is empty; it appears under this name only when it is whole
     */
    Report backUp(Path folder) throws IOException;
}
