package vn.langnghe.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The database cannot be used; the message says in one sentence why and what to do. */
public abstract sealed class DatabaseException extends RuntimeException
        permits DatabaseInUseException, DatabaseUnreachableException, OtherLibraryException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String[] arguments;

    DatabaseException(String key, String address, Throwable cause) {
        super(sentence(key, Locale.ENGLISH, address), cause);
        this.key = key;
        this.arguments = new String[] {address};
    }

    DatabaseException(String key, String... arguments) {
        super(sentence(key, Locale.ENGLISH, arguments));
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** The message in Vietnamese for a Vietnamese locale, otherwise in English. */
    public String message(Locale locale) {
        return sentence(key, locale, arguments);
    }

    private static String sentence(String key, Locale locale, String... arguments) {
        Locale spoken = locale.getLanguage().equals("vi") ? locale : Locale.ENGLISH;
        String pattern = ResourceBundle.getBundle(
                        "vn.langnghe.database.DatabaseMessages",
                        spoken,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return new MessageFormat(pattern, spoken).format(arguments);
    }
}
