package vn.langnghe.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The database cannot be used; the message says in one sentence why and what to do. */
public abstract sealed class DatabaseException extends RuntimeException
        permits DatabaseInUseException, DatabaseUnreachableException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String address;

    DatabaseException(String key, String address, Throwable cause) {
        super(sentence(key, address, Locale.ENGLISH), cause);
        this.key = key;
        this.address = address;
    }

    /** The message in Vietnamese for a Vietnamese locale, otherwise in English. */
    public String message(Locale locale) {
        return sentence(key, address, locale);
    }

    private static String sentence(String key, String address, Locale locale) {
        Locale spoken = locale.getLanguage().equals("vi") ? locale : Locale.ENGLISH;
        String pattern = ResourceBundle.getBundle(
                        "vn.langnghe.database.DatabaseMessages",
                        spoken,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return new MessageFormat(pattern, spoken).format(new Object[] {address});
    }
}
