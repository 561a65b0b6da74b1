package vn.langnghe.epub;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for EPUBs (EPUB 3.3, 2.0.1). */
enum EpubRule implements Rule {
    PACKAGE_DOCUMENT_MISSING(Severity.FATAL),
    NOTHING_TO_READ(Severity.FATAL),
    SPINE_FILE_MISSING(Severity.ERROR),
    OVERLAY_MISSING(Severity.ERROR),
    TOC_TARGET_MISSING(Severity.ERROR),
    CONTAINER_MISSING(Severity.WARNING),
    MIMETYPE_WRONG(Severity.WARNING),
    TITLE_MISSING(Severity.WARNING),
    IDENTIFIER_MISSING(Severity.WARNING),
    LANGUAGE_MISSING(Severity.WARNING),
    LANGUAGE_WRONG(Severity.WARNING),
    DECLARED_LENGTH_DIFFERS(Severity.WARNING),
    MANIFEST_FILE_MISSING(Severity.WARNING),
    REMOTE_RESOURCE(Severity.WARNING),
    SPINE_EMPTY(Severity.WARNING),
    SPINE_ITEM_UNKNOWN(Severity.WARNING),
    OUTSIDE_SPINE(Severity.WARNING),
    OVERLAY_NOT_LINKED(Severity.WARNING),
    TEXT_REFERENCE_UNRESOLVED(Severity.WARNING),
    NAVIGATION_MISSING(Severity.WARNING),
    TOC_FRAGMENT_MISSING(Severity.WARNING),
    PAGE_TARGET_MISSING(Severity.WARNING),
    NOTE_TARGET_MISSING(Severity.WARNING);

    private final Severity severity;

    EpubRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
