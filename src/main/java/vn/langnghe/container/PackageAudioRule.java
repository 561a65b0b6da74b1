package vn.langnghe.container;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for a package's audio and for the clips that are cut from it. */
public enum PackageAudioRule implements Rule {
    AUDIO_MISSING(Severity.ERROR),
    AUDIO_REMOTE(Severity.ERROR),
    AUDIO_UNPLAYABLE(Severity.ERROR),
    CLIP_TIME_UNREADABLE(Severity.ERROR),
    CLIP_BEGINS_PAST_AUDIO(Severity.ERROR),
    CLIP_ENDS_PAST_AUDIO(Severity.WARNING),
    CLIP_ENDS_JUST_PAST_AUDIO(Severity.NOTICE),
    CLIP_EMPTY(Severity.WARNING);

    private final Severity severity;

    PackageAudioRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
