package vn.langnghe.book;

import java.util.Locale;

/**
 * A rule that a package can break. Each reader's package has one enum of its rules; the messages stand in the resource
 * bundle that bears the enum's full name, under the constant's name, in Vietnamese and in English.
 */
public interface Rule {
    /** The constant's name. */
    String name();

    /** How grave it is to break this rule. */
    Severity severity();

    /** The rule's stable name outside the program: {@code daisy.missing-identifier}. */
    default String key() {
        String group = getClass().getPackageName();
        return group.substring(group.lastIndexOf('.') + 1)
                + "."
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
