package vn.langnghe.command;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the commands say, in one language. Immutable. */
final class Texts {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle sentences;
    private final ResourceBundle help;

    private Texts(Locale locale) {
        this.locale = locale;
        this.sentences = bundle("Texts", locale);
        this.help = bundle("Help", locale);
    }

    /** Vietnamese for {@code vi} and whatever begins so, otherwise English. */
    static Texts in(String language) {
        return new Texts(language.toLowerCase(Locale.ROOT).startsWith("vi") ? VIETNAMESE : Locale.ENGLISH);
    }

    /** The language that the environment asks for: its own variable first, then the locale's as POSIX orders them. */
    static String languageOf(Map<String, String> environment) {
        for (String variable : new String[] {"LANGNGHE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            Optional<String> value =
                    Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
            if (value.isPresent()) {
                return value.get();
            }
        }
        return Locale.getDefault().getLanguage();
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(Texts.class.getPackageName() + "." + name, locale, NO_FALLBACK);
    }

    Locale locale() {
        return locale;
    }

    /** The texts of {@code --help}, in the keys and format of picocli. */
    ResourceBundle help() {
        return help;
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(sentences.getString(key), locale).format(arguments);
    }

    /** {@code 1:02:03}. */
    static String clock(Duration duration) {
        return "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
