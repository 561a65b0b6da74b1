package vn.langnghe.database;

/** Another process has the embedded database open: a running server, as a rule. */
public final class DatabaseInUseException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    DatabaseInUseException(String address, Throwable cause) {
        super("in-use", address, cause);
    }
}
