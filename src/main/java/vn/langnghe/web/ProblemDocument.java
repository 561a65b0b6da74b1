package vn.langnghe.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A problem as the client is told it (RFC 9457, section 3).
 *
 * @param type the kind's stable name
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened here, and what to do
 */
record ProblemDocument(String type, String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final List<Locale> LANGUAGES = List.of(VIETNAMESE, Locale.ENGLISH);

    static ProblemDocument of(ProblemKind kind, Locale language, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle(
                ProblemKind.class.getName(),
                language,
                ProblemKind.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new ProblemDocument(
                kind.type(),
                texts.getString(kind.name() + ".title"),
                kind.status().code(),
                new MessageFormat(texts.getString(kind.name() + ".detail"), language).format(arguments));
    }

    /** The language that the client likes best of those that there are: Vietnamese unless it prefers English. */
    static Locale language(Headers headers) {
        try {
            String wishes = headers.first(HeaderNames.ACCEPT_LANGUAGE).orElse("vi");
            Locale found = Locale.lookup(Locale.LanguageRange.parse(wishes), LANGUAGES);
            return found == null ? VIETNAMESE : found;
        } catch (IllegalArgumentException _) {
            return VIETNAMESE;
        }
    }
}
