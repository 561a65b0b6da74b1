package vn.langnghe.book;

/** The three kinds of print pages that DAISY knows (Z39.86-2005, section 8.4.4.2). */
public enum PageKind {
    /** Of the front matter, roman numbers as a rule. */
    FRONT,
    /** Numbered with arabic digits. */
    NORMAL,
    /** Numbered otherwise or not at all. */
    SPECIAL
}
