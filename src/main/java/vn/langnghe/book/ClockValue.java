package vn.langnghe.book;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as talking books write them: SMIL 1.0 {@code npt=12.3s}, SMIL 2/3 clock values ({@code 0:00:01.234},
 * {@code 01:02}, {@code 12.3s}, {@code 5min}, {@code 250ms}; SMIL 3.0, section 5.4.1), plain seconds, and ISO 8601
 * durations ({@code PT36279S}).
 */
public final class ClockValue {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d+):)?(\\d+):(\\d+(?:[.,]\\d*)?)");
    private static final Pattern COUNT = Pattern.compile("(\\d+(?:[.,]\\d*)?|[.,]\\d+)\\s*(h|min|s|ms|)");
    private static final int LONGEST = 64;
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(10_000_000);

    private ClockValue() {}

    /** The time, to the nanosecond, or nothing where the text is no time. */
    public static Optional<Duration> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (value.startsWith("npt=")) {
            value = value.substring(4).strip();
        }
        if (value.startsWith("p")) {
            return isoDuration(value);
        }
        Matcher clock = CLOCK.matcher(value.endsWith("s") ? value.substring(0, value.length() - 1) : value);
        if (clock.matches()) {
            BigDecimal hours = clock.group(1) == null ? BigDecimal.ZERO : new BigDecimal(clock.group(1));
            BigDecimal minutes = new BigDecimal(clock.group(2)).add(hours.multiply(BigDecimal.valueOf(60)));
            return seconds(decimal(clock.group(3)).add(minutes.multiply(BigDecimal.valueOf(60))));
        }
        Matcher count = COUNT.matcher(value);
        if (count.matches()) {
            BigDecimal number = decimal(count.group(1));
            return seconds(
                    switch (count.group(2)) {
                        case "h" -> number.multiply(BigDecimal.valueOf(3600));
                        case "min" -> number.multiply(BigDecimal.valueOf(60));
                        case "ms" -> number.movePointLeft(3);
                        default -> number;
                    });
        }
        return Optional.empty();
    }

    private static Optional<Duration> isoDuration(String value) {
        try {
            return Optional.of(Duration.parse(value))
                    .filter(duration -> !duration.isNegative() && duration.toSeconds() <= MOST_SECONDS.longValue());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static BigDecimal decimal(String digits) {
        String number = digits.replace(',', '.');
        return new BigDecimal(number.endsWith(".") ? number + "0" : number);
    }

    private static Optional<Duration> seconds(BigDecimal seconds) {
        return seconds.compareTo(MOST_SECONDS) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(seconds.movePointRight(9).longValue()));
    }
}
