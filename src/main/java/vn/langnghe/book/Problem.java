package vn.langnghe.book;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Something that is wrong with a package, told so that a librarian can mend it.
 *
 * @param severity how much it matters
 * @param rule the broken rule's stable name ({@link Rule#key()})
 * @param file the path within the package; empty where it is the package as a whole
 * @param place where in the file: a line ({@code line 12}), a fragment ({@code #id}) or a time
 * @param vietnamese the message in Vietnamese
 * @param english the message in English
 */
public record Problem(
        Severity severity, String rule, String file, Optional<String> place, String vietnamese, String english) {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /** A problem with a file as a whole; the arguments fill the rule's message. */
    public static Problem of(Rule rule, String file, Object... arguments) {
        return at(rule, file, Optional.empty(), arguments);
    }

    /** A problem at a line of a file (from 1; below 1 means unknown). */
    public static Problem atLine(Rule rule, String file, int line, Object... arguments) {
        return at(rule, file, line < 1 ? Optional.empty() : Optional.of("line " + line), arguments);
    }

    /** A problem at a place in a file. */
    public static Problem at(Rule rule, String file, Optional<String> place, Object... arguments) {
        return new Problem(
                rule.severity(),
                rule.key(),
                file,
                place,
                message(rule, VIETNAMESE, arguments),
                message(rule, Locale.ENGLISH, arguments));
    }

    /** The message in Vietnamese for a Vietnamese locale, otherwise in English. */
    public String message(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }

    private static String message(Rule rule, Locale locale, Object... arguments) {
        String bundle = ((Enum<?>) rule).getDeclaringClass().getName();
        String pattern = ResourceBundle.getBundle(
                        bundle,
                        locale,
                        rule.getClass().getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(rule.name());
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
