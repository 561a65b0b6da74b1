package vn.langnghe.audio;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for an audio file. */
public enum AudioRule implements Rule {
    EMPTY_FILE(Severity.ERROR),
    PAGE_INSTEAD_OF_AUDIO(Severity.ERROR),
    NOT_AUDIO(Severity.ERROR),
    UNREADABLE(Severity.ERROR),
    BROWSERS_CANNOT_PLAY(Severity.ERROR),
    FREE_FORMAT(Severity.ERROR),
    FORMAT_CHANGES(Severity.WARNING),
    DAMAGED(Severity.WARNING),
    CUT_OFF(Severity.WARNING),
    LENGTH_DECLARED_WRONGLY(Severity.NOTICE),
    LAST_FRAME_CUT(Severity.NOTICE),
    JUNK_BEFORE_FIRST_FRAME(Severity.NOTICE),
    PADDED_WITH_ZEROS(Severity.NOTICE),
    NAME_SAYS_OTHERWISE(Severity.NOTICE),
    LOUDNESS_UNKNOWN(Severity.NOTICE);

    private final Severity severity;

    AudioRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
