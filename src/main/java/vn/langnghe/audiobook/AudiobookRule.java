package vn.langnghe.audiobook;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for audiobooks. */
enum AudiobookRule implements Rule {
    MANIFEST_UNREADABLE(Severity.FATAL),
    NOTHING_TO_PLAY(Severity.FATAL),
    TOC_TARGET_MISSING(Severity.ERROR),
    GUIDE_UNREADABLE(Severity.WARNING),
    TITLE_MISSING(Severity.WARNING),
    LANGUAGE_MISSING(Severity.WARNING),
    LANGUAGE_WRONG(Severity.WARNING),
    PART_NOT_AUDIO(Severity.WARNING),
    DECLARED_LENGTH_DIFFERS(Severity.WARNING),
    TAG_UNREADABLE(Severity.WARNING),
    CHAPTER_UNREADABLE(Severity.WARNING);

    private final Severity severity;

    AudiobookRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
