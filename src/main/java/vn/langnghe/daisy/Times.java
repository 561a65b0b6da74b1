package vn.langnghe.daisy;

import java.time.Duration;
import java.util.Locale;

/** Times as a librarian reads them in a problem. */
final class Times {
    private Times() {}

    /** {@code 1:02:03.450}. */
    static String clock(Duration time) {
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
