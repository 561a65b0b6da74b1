package vn.langnghe.audiobook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.langnghe.book.LanguageTag;

/** Languages as tags write them: ISO 639-2 in either of its forms, a BCP 47 tag, or a name in English. */
final class TagLanguage {
    private static final Set<String> NO_ONE_LANGUAGE = Set.of("und", "xxx", "mul", "zxx");

    private TagLanguage() {}

    static Optional<String> canonical(String written) {
        String code = written.strip().toLowerCase(Locale.ROOT);
        return NO_ONE_LANGUAGE.contains(code)
                ? Optional.empty()
                : LanguageTag.canonical(code).or(() -> named(code));
    }

    private static Optional<String> named(String name) {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(language -> name.equalsIgnoreCase(Locale.of(language).getDisplayLanguage(Locale.ENGLISH)))
                .findFirst();
    }
}
