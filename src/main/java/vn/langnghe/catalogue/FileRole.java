package vn.langnghe.catalogue;

/** What a stored file is to its title. */
public enum FileRole {
    /** A file of the package. */
    CONTENT,
    /** Made from one of the package's files so that browsers land exactly (the MP4 of a VBR MP3); same path. */
    DERIVED,
    /** The zip in which the package came. */
    PACKAGE,
    /** The book as read, as JSON. */
    BOOK
}
