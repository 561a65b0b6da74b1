package vn.langnghe.book;

import java.time.Duration;

/**
 * A stretch of an audio file.
 *
 * @param file the audio file's path within the package, as the package writes it
 * @param begin from the start of the file; inclusive
 * @param end from the start of the file; exclusive, after {@code begin}, never past the audio's true length
 */
public record Clip(String file, Duration begin, Duration end) {
    public Clip {
        if (begin.isNegative() || end.compareTo(begin) <= 0) {
            throw new IllegalArgumentException("a clip ends after it begins: " + begin + " to " + end);
        }
    }

    /** How long it sounds. */
    public Duration length() {
        return end.minus(begin);
    }
}
