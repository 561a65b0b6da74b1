package vn.langnghe.media;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a file's content, which is its name in the media store.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record MediaHash(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public MediaHash {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    /** The hash that the text names, upper case allowed, or nothing where it is none. */
    public static Optional<MediaHash> parse(String text) {
        String hex = text.toLowerCase(Locale.ROOT);
        return HEX.matcher(hex).matches() ? Optional.of(new MediaHash(hex)) : Optional.empty();
    }

    @Override
    public String toString() {
        return hex;
    }
}
