package vn.langnghe.database;

/** The database cannot be opened: its server does not answer, does not know us, or its folder is damaged. */
public final class DatabaseUnreachableException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    DatabaseUnreachableException(String key, String address, Throwable cause) {
        super(key, address, cause);
    }
}
