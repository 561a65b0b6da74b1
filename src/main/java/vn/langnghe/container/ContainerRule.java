package vn.langnghe.container;

import vn.langnghe.book.Problem;
import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for a package as a folder or zip, before anything in it is read. */
public enum ContainerRule implements Rule {
    NOT_A_PACKAGE(Severity.FATAL),
    NOTHING_INSIDE(Severity.FATAL),
    ENTRY_LEADS_OUTSIDE(Severity.FATAL),
    ENTRY_IS_A_LINK(Severity.FATAL),
    ENTRY_IS_NO_FILE(Severity.FATAL),
    ENTRY_ENCRYPTED(Severity.FATAL),
    ENTRY_NAME_ABSURD(Severity.FATAL),
    ENTRY_METHOD_UNKNOWN(Severity.FATAL),
    ENTRY_TWICE(Severity.FATAL),
    ENTRIES_OVERLAP(Severity.FATAL),
    TOO_MANY_ENTRIES(Severity.FATAL),
    ZIP_BOMB(Severity.FATAL),
    ZIP_DAMAGED(Severity.FATAL),
    COPY_PROTECTED(Severity.FATAL),
    LETTER_CASE_DIFFERS(Severity.WARNING);

    private final Severity severity;

    ContainerRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    /** The refusal of a package for this rule. */
    HostilePackageException refusal(String file, Object... arguments) {
        return new HostilePackageException(Problem.of(this, file, arguments));
    }
}
