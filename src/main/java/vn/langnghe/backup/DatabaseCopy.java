package vn.langnghe.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import vn.langnghe.media.MediaHash;

/** How one kind of database is copied while it is in use, and put back. */
sealed interface DatabaseCopy permits DerbyCopyStore, PostgresCopyStore {
    /**
     * What a copy holds, asked of the copy.
     *
     * @param titles how many titles it lists
     * @param hashes every stored file that it needs
     */
    record Snapshot(int titles, Set<MediaHash> hashes) {
        public Snapshot {
            hashes = Set.copyOf(hashes);
        }
    }

    /** The kind's name in {@link BackupNote}. */
    String kind();

    /** Copies the database as it is at one moment into the backup's folder. */
    Snapshot copyInto(Path backup) throws IOException;
}
