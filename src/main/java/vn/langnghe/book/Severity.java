package vn.langnghe.book;

/** How much a problem in a package matters, gravest first. */
public enum Severity {
    /** The package is refused for it. */
    FATAL,
    /** Something of the book is lost, the rest is taken in. */
    ERROR,
    /** The package breaks a rule, the listener loses nothing. */
    WARNING,
    /** Worth knowing; the package is sound all the same. */
    NOTICE
}
