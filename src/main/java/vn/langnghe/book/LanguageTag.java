package vn.langnghe.book;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Languages as books write them, brought to canonical BCP 47 (RFC 5646, section 4.5). */
public final class LanguageTag {
    private LanguageTag() {}

    /** Every language named in the text: {@code en-US en-IN} names two, {@code EN_us} one. */
    public static List<String> all(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .map(LanguageTag::canonical)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The canonical tag ({@code EN_us} is {@code en-US}), or nothing where it is no tag. */
    public static Optional<String> canonical(String text) {
        String tag = text.strip().replace('_', '-');
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        try {
            String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            return canonical.equals("und") ? Optional.empty() : Optional.of(canonical);
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }
}
