package vn.langnghe.book;

/**
 * The kinds of passages that a listener may have left out (DAISY 2.02, section 2.3; Z39.86-2005, section 7.4.3, and the
 * NCX's {@code bookStruct}).
 */
public enum Skippable {
    PAGE_NUMBER,
    NOTE,
    NOTE_REFERENCE,
    ANNOTATION,
    LINE_NUMBER,
    SIDEBAR,
    PRODUCER_NOTE
}
