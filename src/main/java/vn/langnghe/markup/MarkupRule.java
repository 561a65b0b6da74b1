package vn.langnghe.markup;

import vn.langnghe.book.Rule;
import vn.langnghe.book.Severity;

/** The rules for a package's XML and HTML files as such. */
public enum MarkupRule implements Rule {
    EXTERNAL_ENTITY(Severity.FATAL),
    ENTITY_BOMB(Severity.FATAL),
    NESTED_TOO_DEEPLY(Severity.FATAL),
    FILE_TOO_LARGE(Severity.FATAL),
    NOT_WELL_FORMED(Severity.WARNING),
    ENCODING_WRONG(Severity.WARNING),
    FILE_EMPTY(Severity.ERROR);

    private final Severity severity;

    MarkupRule(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
