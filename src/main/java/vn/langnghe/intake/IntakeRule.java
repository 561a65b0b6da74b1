package vn.langnghe.intake;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for a package as a whole, once it lies open. */
public enum IntakeRule implements Rule {
    NOT_RECOGNISED(Severity.FATAL),
    CLIP_WITHOUT_FILE(Severity.FATAL);

    private final Severity severity;

    IntakeRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
