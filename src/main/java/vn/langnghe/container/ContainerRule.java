package vn.langnghe.container;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for a package as a folder or zip, before anything in it is read. */
public enum ContainerRule implements Rule {
    NOT_A_PACKAGE(Severity.FATAL),
    ENTRY_LEADS_OUTSIDE(Severity.FATAL),
    ENTRY_IS_A_LINK(Severity.FATAL),
    ENTRY_ENCRYPTED(Severity.FATAL),
    ENTRY_NAME_ABSURD(Severity.FATAL),
    ZIP_BOMB(Severity.FATAL),
    ZIP_DAMAGED(Severity.FATAL),
    LETTER_CASE_DIFFERS(Severity.WARNING);

    private final Severity severity;

    ContainerRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
