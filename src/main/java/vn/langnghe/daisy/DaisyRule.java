package vn.langnghe.daisy;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules of DAISY 2.02 and of Z39.86-2005 that a package can break, and what the readers make of it. */
public enum DaisyRule implements Rule {
    NOTHING_TO_PLAY_OR_READ(Severity.FATAL),

    SMIL_MISSING(Severity.ERROR),
    TEXT_FILE_MISSING(Severity.ERROR),

    NCC_MISSING(Severity.WARNING),
    NCX_MISSING(Severity.WARNING),
    OPF_MISSING(Severity.WARNING),
    SPINE_EMPTY(Severity.WARNING),
    SPINE_ITEM_UNKNOWN(Severity.WARNING),
    SMIL_NOT_IN_READING_ORDER(Severity.WARNING),
    SMILS_ABSENT(Severity.WARNING),
    AUDIO_WITHOUT_SMIL(Severity.WARNING),
    SEVERAL_BOOKS(Severity.WARNING),
    IDENTIFIER_MISSING(Severity.WARNING),
    TITLE_MISSING(Severity.WARNING),
    LANGUAGE_MISSING(Severity.WARNING),
    PUBLISHER_MISSING(Severity.WARNING),
    TOTAL_TIME_MISSING(Severity.WARNING),
    TOTAL_TIME_UNREADABLE(Severity.WARNING),
    TOTAL_TIME_DIFFERS(Severity.WARNING),
    MULTIMEDIA_TYPE_MISSING(Severity.WARNING),
    TOC_ITEMS_DIFFER(Severity.WARNING),
    COUNT_DIFFERS(Severity.WARNING),
    HEADING_LEVEL_SKIPPED(Severity.WARNING),
    MANIFEST_FILES_ABSENT(Severity.WARNING),
    MEDIA_TYPE_WRONG(Severity.WARNING),
    REFERENCE_ABSOLUTE(Severity.WARNING),
    FILE_ELSEWHERE(Severity.WARNING),
    HEADING_WITHOUT_TEXT(Severity.WARNING),
    ENTRY_WITHOUT_LINK(Severity.WARNING),
    ENTRY_TARGET_UNKNOWN(Severity.WARNING),
    TEXT_TARGET_UNKNOWN(Severity.WARNING),

    OTHER_VOLUMES(Severity.NOTICE),
    MORE_OF_THE_SAME(Severity.NOTICE);

    private final Severity severity;

    DaisyRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
