package vn.langnghe.database;

/**
 * The database and the data folder do not belong together. To go on would free every stored file that this database does
 * not know.
 */
public final class OtherLibraryException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    OtherLibraryException(String key, String address, String folder) {
        super(key, address, folder);
    }
}
