package vn.langnghe.intake;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Why an import could not be carried through, in words for a librarian. */
enum Failure {
    DISK_FULL("disk-full"),
    DISK_BECAME_FULL("disk-full"),
    UNREADABLE("unreadable"),
    STOPPED("stopped"),
    INTERNAL("internal");

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final List<String> FULL = List.of("No space left", "not enough space", "quota exceeded");

    private final String reason;

    Failure(String reason) {
        this.reason = reason;
    }

    Outcome.Failed outcome(Object... arguments) {
        return new Outcome.Failed(reason, text(VIETNAMESE, arguments), text(Locale.ENGLISH, arguments));
    }

    /** What an I/O error means at that step: before storing, it is the package that cannot be read. */
    static Outcome.Failed outcome(IOException error, Job.Step step) {
        if (error instanceof NoSpaceException noSpace) {
            return DISK_FULL.outcome(new Bytes(noSpace.needed()), new Bytes(noSpace.usable()));
        }
        String message = String.valueOf(error.getMessage());
        if (FULL.stream().anyMatch(message::contains)) {
            return DISK_BECAME_FULL.outcome();
        }
        return step.compareTo(Job.Step.STORING) < 0 ? UNREADABLE.outcome(message) : INTERNAL.outcome();
    }

    private String text(Locale locale, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                Failure.class.getName(),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] words = arguments.clone();
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i] instanceof Bytes bytes ? bytes.text(locale) : words[i];
        }
        return new MessageFormat(bundle.getString(name()), locale).format(words);
    }

    /** A number of bytes for people: {@code 1.5 GB}, {@code 1,5 GB}. */
    private record Bytes(long count) {
        String text(Locale locale) {
            double size = count;
            String unit = "B";
            for (String larger : List.of("kB", "MB", "GB", "TB")) {
                if (size < 1_000) {
                    break;
                }
                size /= 1_000;
                unit = larger;
            }
            return new MessageFormat("{0,number,#,##0.#} {1}", locale).format(new Object[] {size, unit});
        }
    }
}
