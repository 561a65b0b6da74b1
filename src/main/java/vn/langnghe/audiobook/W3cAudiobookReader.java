package vn.langnghe.audiobook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import vn.langnghe.audiobook.AudiobookManifest.Part;
import vn.langnghe.audiobook.AudiobookManifest.TocEntry;
import vn.langnghe.audiobook.W3cManifestFinder.Found;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.ClockValue;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.Reading;
import vn.langnghe.markup.Markup;

/**
 * Reads W3C Audiobooks (2020-11-10): {@code publication.json} in an {@code .lpf} package, another zip or a folder, or a
 * manifest that an HTML page links or embeds.
 */
public final class W3cAudiobookReader implements BookReader {
    @Override
    public boolean recognises(BookPackage bookPackage) throws IOException {
        return new W3cManifestFinder(bookPackage).find().isPresent();
    }

    @Override
    public Reading read(BookPackage bookPackage, AudioInspector inspector) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<Found> found = new W3cManifestFinder(bookPackage).find();
        if (found.isEmpty()) {
            problems.add(Problem.of(AudiobookRule.MANIFEST_UNREADABLE, "", "publication.json"));
            return new Reading.Refused(problems);
        }
        JsonNode tree = found.get().tree();
        String path = found.get().path();
        List<String> languages = languages(tree);
        List<Part> parts = Json.each(tree.path("readingOrder"))
                .map(item -> part(item, languages))
                .filter(part -> !part.reference().isBlank())
                .toList();
        TocOfPage toc = toc(bookPackage, found.get(), problems);
        AudiobookManifest manifest = new AudiobookManifest(
                path,
                metadata(tree, path, languages, bookPackage.name(), problems),
                parts,
                toc.entries().isEmpty() ? ManifestMetadata.tocOf(parts) : toc.entries(),
                toc.entries().isEmpty() ? path : toc.path(),
                cover(bookPackage, path, tree));
        return new ManifestBookReader(bookPackage, inspector, problems)
                .read(BookFormat.W3C_AUDIOBOOK, manifest, List.of());
    }

    private static List<String> languages(JsonNode tree) {
        List<String> languages = Json.texts(tree.path("inLanguage"), List.of());
        return languages.isEmpty()
                // The context may carry it for all (W3C Publication Manifest, section 2.7.5).
                ? Json.each(tree.path("@context"))
                        .flatMap(context -> Json.texts(context.path("language"), List.of()).stream())
                        .toList()
                : languages;
    }

    private static Metadata metadata(
            JsonNode tree, String path, List<String> languages, String packageName, List<Problem> problems) {
        ManifestMetadata reader = new ManifestMetadata(path, languages, problems::add);
        Metadata.Builder metadata = reader.start(tree.path("name"), packageName);
        reader.people(tree.path("author"), metadata::creator);
        reader.people(tree.path("creator"), metadata::creator);
        reader.people(tree.path("readBy"), metadata::narrator);
        reader.first(tree.path("publisher"), metadata::publisher);
        reader.first(tree.has("id") ? tree.path("id") : tree.path("@id"), metadata::identifier);
        reader.first(tree.path("datePublished"), metadata::date);
        reader.first(tree.path("description"), metadata::description);
        reader.people(tree.path("keywords"), metadata::subject);
        reader.people(tree.path("genre"), metadata::subject);
        reader.first(tree.path("license"), metadata::rights);
        reader.first(tree.path("isPartOf"), metadata::series);
        ClockValue.parse(tree.path("duration").asText("")).ifPresent(metadata::declaredLength);
        return metadata.accessibility(ManifestAccessibility.read(tree, languages))
                .build();
    }

    private static Part part(JsonNode item, List<String> languages) {
        return new Part(
                url(item),
                item.path("encodingFormat").asText("").toLowerCase(Locale.ROOT),
                item.isObject() ? Json.text(item.path("name"), languages) : Optional.empty(),
                Json.each(item.path("alternate"))
                        .filter(alternate -> GuideReader.isGuide(
                                alternate.path("encodingFormat").asText(""), url(alternate)))
                        .map(W3cAudiobookReader::url)
                        .toList());
    }

    private static String url(JsonNode linked) {
        return linked.isTextual() ? linked.asText() : linked.path("url").asText("");
    }

    private static Stream<String> resources(JsonNode tree, String relation) {
        return Stream.of("resources", "links", "readingOrder")
                .flatMap(name -> Json.each(tree.path(name)))
                .filter(item -> Json.texts(item.path("rel"), List.of()).contains(relation))
                .map(W3cAudiobookReader::url)
                .filter(url -> !url.isBlank());
    }

    private record TocOfPage(String path, List<TocEntry> entries) {}

    /** The contents resource has it, or else the page that holds or links the manifest (W3C Audiobooks, section 5). */
    private static TocOfPage toc(BookPackage bookPackage, Found found, List<Problem> problems) throws IOException {
        List<String> pages = Stream.concat(
                        resources(found.tree(), "contents")
                                .flatMap(url -> bookPackage.resolve(found.path(), url).stream()),
                        Stream.concat(found.page().stream(), bookPackage.resolve(found.path(), "index.html").stream()))
                .distinct()
                .toList();
        for (String page : pages) {
            Element tree = Markup.read(bookPackage.bytes(page), page, problems::add);
            List<TocEntry> entries = tree.stream()
                    .filter(element -> Markup.attribute(element, "role")
                            .filter(role -> List.of(role.strip().split("\\s+")).contains("doc-toc"))
                            .isPresent())
                    .findFirst()
                    .map(W3cAudiobookReader::entries)
                    .orElse(List.of());
            if (!entries.isEmpty()) {
                return new TocOfPage(page, entries);
            }
        }
        return new TocOfPage(found.path(), List.of());
    }

    private static List<TocEntry> entries(Element nav) {
        return Markup.all(nav, "li").stream()
                .flatMap(item -> entry(item).stream())
                .toList();
    }

    private static Optional<TocEntry> entry(Element item) {
        int level = 1
                + (int) item.parents().stream()
                        .filter(parent -> Markup.localName(parent).equalsIgnoreCase("li"))
                        .count();
        Optional<Element> link = item.stream()
                .takeWhile(element -> !isList(element))
                .filter(element -> Markup.localName(element).equalsIgnoreCase("a"))
                .findFirst();
        String title = link.map(Markup::text)
                .filter(words -> !words.isEmpty())
                .or(() -> item.children().stream()
                        .takeWhile(element -> !isList(element))
                        .map(Markup::text)
                        .findFirst())
                .filter(words -> !words.isEmpty())
                .orElseGet(() -> Metadata.tidy(item.ownText()));
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(new TocEntry(level, title, link.flatMap(element -> Markup.attribute(element, "href"))));
    }

    private static boolean isList(Element element) {
        return Markup.localName(element).matches("(?i)[ou]l");
    }

    private static Optional<String> cover(BookPackage bookPackage, String path, JsonNode tree) throws IOException {
        for (String url : resources(tree, "cover").toList()) {
            Optional<String> file = bookPackage.resolve(path, url);
            if (file.isEmpty()) {
                continue;
            }
            if (!file.get().toLowerCase(Locale.ROOT).matches(".*\\.x?html?")) {
                return file;
            }
            Optional<String> image = Markup.first(
                            Markup.read(bookPackage.bytes(file.get()), file.get(), _ -> {}), "img")
                    .flatMap(element -> Markup.attribute(element, "src"))
                    .flatMap(source -> bookPackage.resolve(file.get(), source));
            if (image.isPresent()) {
                return image;
            }
        }
        return ManifestMetadata.coverByName(bookPackage);
    }
}
