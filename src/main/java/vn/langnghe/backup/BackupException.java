package vn.langnghe.backup;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** A backup cannot be made or put back; the message says in one sentence why. Nothing was changed. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        FOLDER_NOT_EMPTY,
        NO_BACKUP,
        DAMAGED,
        OTHER_DATABASE,
        DATA_NOT_EMPTY,
        NO_SPACE
    }

    private final Reason reason;
    private final String about;

    BackupException(Reason reason, String about) {
        super(sentence(reason, about, Locale.ENGLISH));
        this.reason = reason;
        this.about = about;
    }

    BackupException(Reason reason, String about, Throwable cause) {
        super(sentence(reason, about, Locale.ENGLISH), cause);
        this.reason = reason;
        this.about = about;
    }

    public Reason reason() {
        return reason;
    }

    /** The message in Vietnamese for a Vietnamese locale, otherwise in English. */
    public String message(Locale locale) {
        return sentence(reason, about, locale);
    }

    private static String sentence(Reason reason, String about, Locale locale) {
        Locale spoken = locale.getLanguage().equals("vi") ? locale : Locale.ENGLISH;
        String pattern = ResourceBundle.getBundle(
                        BackupException.class.getName(),
                        spoken,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(reason.name());
        return new MessageFormat(pattern, spoken).format(new Object[] {about});
    }
}
