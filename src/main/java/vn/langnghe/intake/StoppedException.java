package vn.langnghe.intake;

/** The library is being stopped; the import is undone. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("the library is being stopped");
    }
}
