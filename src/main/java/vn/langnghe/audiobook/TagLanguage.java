package vn.langnghe.audiobook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.langnghe.book.LanguageTag;

/** Languages as tags write them: ISO 639-2 in either of its forms, a BCP 47 tag, or a name in English. */
final class TagLanguage {
    /** The codes of libraries where they differ from those of terminology. */
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
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));

    private TagLanguage() {}

    static Optional<String> canonical(String written) {
        String code = written.strip().toLowerCase(Locale.ROOT);
        if (code.equals("und") || code.equals("xxx") || code.equals("mul") || code.equals("zxx")) {
            return Optional.empty();
        }
        return Optional.ofNullable(BIBLIOGRAPHIC.get(code))
                .or(() -> Arrays.stream(Locale.getISOLanguages())
                        .filter(language -> {
                            Locale locale = Locale.of(language);
                            return code.equals(locale.getISO3Language())
                                    || code.equalsIgnoreCase(locale.getDisplayLanguage(Locale.ENGLISH));
                        })
                        .findFirst())
                .or(() -> code.length() <= 3 || code.contains("-") ? LanguageTag.canonical(code) : Optional.empty());
    }
}
