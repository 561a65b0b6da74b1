package vn.langnghe.audio;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import vn.langnghe.book.Problem;

/**
 * How loud a book is.
 *
 * @param integrated its loudness in LUFS, with one channel counted as heard from both loudspeakers; nothing where it is
 *     silent or could not be decoded
 * @param truePeak in dBTP, negative infinity for silence
 * @param heard how much of it was listened to
 * @param problems what could not be listened to
 */
public record Loudness(OptionalDouble integrated, double truePeak, Duration heard, List<Problem> problems) {
    /** Where all books are brought to, in LUFS: clear of the kiosk's own sounds, with room for most voices' peaks. */
    public static final double TARGET = -20;

    /** No book's peaks go beyond this, in dBTP. */
    public static final double HIGHEST_PEAK = -1;

    /** No book is changed by more than this, in dB. */
    public static final double MOST_GAIN = 24;

    public Loudness {
        problems = List.copyOf(problems);
    }

    /** What a player amplifies the book by, in dB; 0 where its loudness is not known. */
    public double gainDecibels() {
        if (integrated.isEmpty()) {
            return 0;
        }
        double wanted = Math.min(TARGET - integrated.getAsDouble(), HIGHEST_PEAK - truePeak);
        return Math.clamp(wanted, -MOST_GAIN, MOST_GAIN);
    }
}
