package vn.langnghe.audiobook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.langnghe.audiobook.AudiobookManifest.Part;
import vn.langnghe.audiobook.AudiobookManifest.TocEntry;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.Reading;

/**
 * Reads audiobooks by the Readium Web Publication Manifest's audiobook profile: {@code manifest.json} in an
 * {@code .audiobook} package, another zip or a folder.
 */
public final class ReadiumAudiobookReader implements BookReader {
    private static final int MOST_MANIFEST_BYTES = 64 << 20;

    @Override
    public boolean recognises(BookPackage bookPackage) throws IOException {
        return manifest(bookPackage).isPresent();
    }

    @Override
    public Reading read(BookPackage bookPackage, AudioInspector inspector) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<Found> found = manifest(bookPackage);
        if (found.isEmpty()) {
            problems.add(Problem.of(AudiobookRule.MANIFEST_UNREADABLE, "", "manifest.json"));
            return new Reading.Refused(problems);
        }
        String path = found.get().path();
        JsonNode tree = found.get().tree();
        JsonNode metadata = tree.path("metadata");
        List<String> languages = Json.texts(metadata.path("language"), List.of());
        ManifestMetadata reader = new ManifestMetadata(path, languages, problems::add);
        Metadata.Builder builder = reader.start(metadata.path("title"), bookPackage.name());
        reader.people(metadata.path("author"), builder::creator);
        reader.people(metadata.path("narrator"), builder::narrator);
        reader.first(metadata.path("publisher"), builder::publisher);
        reader.first(metadata.path("identifier"), builder::identifier);
        reader.first(metadata.path("published"), builder::date);
        reader.first(metadata.path("description"), builder::description);
        reader.people(metadata.path("subject"), builder::subject);
        reader.first(metadata.path("belongsTo").path("series"), builder::series);
        seconds(metadata.path("duration")).ifPresent(builder::declaredLength);
        builder.accessibility(ManifestAccessibility.read(
                metadata.has("accessibility") ? metadata.path("accessibility") : metadata, languages));
        List<Part> parts = Json.each(readingOrder(tree))
                .map(item -> part(item, languages))
                .filter(part -> !part.reference().isBlank())
                .toList();
        List<TocEntry> toc = new ArrayList<>();
        Json.each(tree.path("toc")).forEach(item -> toc(item, 1, languages, toc));
        AudiobookManifest manifest = new AudiobookManifest(
                path,
                builder.build(),
                parts,
                toc.isEmpty() ? ManifestMetadata.tocOf(parts) : toc,
                path,
                cover(bookPackage, path, tree));
        List<String> guides = Json.each(tree.path("links"))
                .filter(link -> link.path("type").asText("").contains("guided-navigation"))
                .map(link -> link.path("href").asText(""))
                .filter(href -> !PackageLinks.isRemote(new Place(path, 0), href))
                .toList();
        return new ManifestBookReader(bookPackage, inspector, problems)
                .read(BookFormat.READIUM_AUDIOBOOK, manifest, guides);
    }

    private record Found(String path, JsonNode tree) {}

    private static Optional<Found> manifest(BookPackage bookPackage) throws IOException {
        for (String path : bookPackage.filesEnding("manifest.json")) {
            if (bookPackage.size(path) < MOST_MANIFEST_BYTES) {
                Optional<JsonNode> tree =
                        Json.read(bookPackage.bytes(path)).filter(ReadiumAudiobookReader::isAudiobook);
                if (tree.isPresent()) {
                    return Optional.of(new Found(path, tree.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAudiobook(JsonNode tree) {
        JsonNode metadata = tree.path("metadata");
        boolean claims = Stream.concat(
                        Json.texts(metadata.path("@type"), List.of()).stream(),
                        Json.texts(metadata.path("conformsTo"), List.of()).stream())
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("audiobook"));
        return metadata.isObject()
                && readingOrder(tree).isArray()
                && (claims
                        || Json.each(readingOrder(tree))
                                .anyMatch(item -> ManifestBookReader.isAudio(part(item, List.of()))));
    }

    /** Its early drafts said {@code spine}. */
    private static JsonNode readingOrder(JsonNode tree) {
        return tree.has("readingOrder") ? tree.path("readingOrder") : tree.path("spine");
    }

    private static Part part(JsonNode item, List<String> languages) {
        return new Part(
                item.path("href").asText(item.isTextual() ? item.asText() : ""),
                item.path("type").asText("").toLowerCase(Locale.ROOT),
                Json.text(item.path("title"), languages),
                Json.each(item.path("alternate"))
                        .filter(alternate -> GuideReader.isGuide(
                                alternate.path("type").asText(""),
                                alternate.path("href").asText("")))
                        .map(alternate -> alternate.path("href").asText(""))
                        .toList());
    }

    private static void toc(JsonNode item, int level, List<String> languages, List<TocEntry> toc) {
        Optional<String> title = Json.text(item.path("title"), languages);
        Optional<String> reference = Optional.of(item.path("href").asText("")).filter(href -> !href.isBlank());
        title.ifPresent(words -> toc.add(new TocEntry(level, words, reference)));
        Json.each(item.path("children")).forEach(child -> toc(child, level + 1, languages, toc));
    }

    private static Optional<String> cover(BookPackage bookPackage, String path, JsonNode tree) {
        return Stream.of("resources", "links")
                .flatMap(name -> Json.each(tree.path(name)))
                .filter(link -> Json.texts(link.path("rel"), List.of()).contains("cover"))
                .map(link -> link.path("href").asText(""))
                .filter(href -> !href.isBlank())
                .flatMap(href -> bookPackage.resolve(path, href).stream())
                .findFirst()
                .or(() -> ManifestMetadata.coverByName(bookPackage));
    }

    private static Optional<Duration> seconds(JsonNode node) {
        return node.isNumber() && node.decimalValue().signum() > 0 && node.asDouble() < 1e8
                ? Optional.of(Duration.ofMillis(
                        node.decimalValue().multiply(BigDecimal.valueOf(1000)).longValue()))
                : Optional.empty();
    }
}
