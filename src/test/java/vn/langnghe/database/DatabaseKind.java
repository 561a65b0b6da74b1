package vn.langnghe.database;

import java.nio.file.Path;

/** The databases on which every test of a store runs. */
public enum DatabaseKind {
    DERBY {
        @Override
        public DatabaseSettings emptyDatabase(Path dataFolder) {
            return DatabaseSettings.embeddedIn(dataFolder);
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings emptyDatabase(Path dataFolder) {
            return TestPostgres.emptyDatabase();
        }
    };

    /** Where a new, empty database is; opening it twice opens the same. */
    public abstract DatabaseSettings emptyDatabase(Path dataFolder);
}
