package vn.langnghe.book;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages as books write them, brought to canonical BCP 47 (RFC 5646, section 4.5). */
public final class LanguageTag {
    /** ISO 639-2/B, as library catalogues write them, where it differs from 639-2/T. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));

    private static final Map<String, String> SHORTEST = shortest();

    private LanguageTag() {}

    /** Every language named in the text: {@code en-US en-IN} names two, {@code EN_us} one. */
    public static List<String> all(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .map(LanguageTag::canonical)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The canonical tag ({@code EN_us} is {@code en-US}, {@code vie} is {@code vi}), or nothing where it is no tag. */
    public static Optional<String> canonical(String text) {
        String tag = text.strip().replace('_', '-');
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            String language = SHORTEST.getOrDefault(locale.getLanguage(), locale.getLanguage());
            // No registered language has more than three letters, so "English" is none.
            return language.isEmpty() || language.length() > 3
                    ? Optional.empty()
                    : Optional.of(new Locale.Builder()
                            .setLocale(locale)
                            .setLanguage(language)
                            .build()
                            .toLanguageTag());
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> shortest() {
        Map<String, String> shortest = new HashMap<>(BIBLIOGRAPHIC);
        for (String language : Locale.getISOLanguages()) {
            shortest.putIfAbsent(Locale.of(language).getISO3Language(), language);
        }
        return Map.copyOf(shortest);
    }
}
