package vn.langnghe.audiobook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.langnghe.audiobook.AudiobookManifest.Part;
import vn.langnghe.audiobook.AudiobookManifest.TocEntry;
import vn.langnghe.book.LanguageTag;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;

/** What the metadata of both manifests have in common. */
final class ManifestMetadata {
    private static final Set<String> COVER_NAMES = Set.of("cover", "folder", "front", "bia", "bìa");
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp", "gif", "svg");

    private final String path;
    private final List<String> languages;
    private final Consumer<Problem> problems;

    /** @param languages as the manifest writes them */
    ManifestMetadata(String path, List<String> languages, Consumer<Problem> problems) {
        this.path = path;
        this.languages = languages;
        this.problems = problems;
    }

    Metadata.Builder start(JsonNode title, String packageName) {
        Optional<String> words = Json.text(title, languages);
        if (words.isEmpty()) {
            problems.accept(Problem.of(AudiobookRule.TITLE_MISSING, path));
        }
        Metadata.Builder metadata = Metadata.titled(words.orElseGet(() -> named(packageName)));
        if (languages.isEmpty()) {
            problems.accept(Problem.of(AudiobookRule.LANGUAGE_MISSING, path));
        }
        for (String language : languages) {
            if (LanguageTag.all(language).isEmpty()) {
                problems.accept(Problem.of(AudiobookRule.LANGUAGE_WRONG, path, language));
            }
            metadata.language(language);
        }
        return metadata;
    }

    void people(JsonNode node, Consumer<String> taker) {
        Json.texts(node, languages).forEach(taker);
    }

    void first(JsonNode node, Consumer<String> taker) {
        Json.text(node, languages).ifPresent(taker);
    }

    /** A title of last resort. */
    static String named(String packageName) {
        String name = Metadata.tidy(
                packageName.replaceFirst("\\.[A-Za-z][A-Za-z0-9]{1,9}$", "").replace('_', ' '));
        return name.isEmpty() ? "Audiobook" : name;
    }

    /** Where the manifest has no table of contents, the names of its parts stand for one. */
    static List<TocEntry> tocOf(List<Part> parts) {
        return parts.stream()
                .filter(ManifestBookReader::isAudio)
                .flatMap(part ->
                        part.title().map(title -> new TocEntry(1, title, Optional.of(part.reference()))).stream())
                .toList();
    }

    /** The picture that lies beside the audio under a cover's usual name. */
    static Optional<String> coverByName(BookPackage bookPackage) {
        return bookPackage.filesEnding("").stream()
                .filter(file -> {
                    String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
                    int dot = name.lastIndexOf('.');
                    return dot > 0
                            && COVER_NAMES.contains(name.substring(0, dot))
                            && PICTURES.contains(name.substring(dot + 1));
                })
                .findFirst();
    }
}
