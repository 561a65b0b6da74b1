package vn.langnghe.epub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/** Reads the package document: manifest, spine and cover; the metadata is {@link PackageMetadataReader}'s. */
final class PackageDocumentReader {
    private final BookPackage bookPackage;
    private final PackageLinks links;
    private final Consumer<Problem> problems;

    PackageDocumentReader(BookPackage bookPackage, PackageLinks links, Consumer<Problem> problems) {
        this.bookPackage = bookPackage;
        this.links = links;
        this.problems = problems;
    }

    PackageDocument read(String path) throws IOException {
        Element tree = Markup.read(bookPackage.bytes(path), path, problems);
        Map<String, ManifestItem> manifest = manifest(tree, path);
        return new PackageDocument(
                path,
                new PackageMetadataReader(path, problems).read(tree, bookPackage.name()),
                manifest,
                spine(tree, path, manifest),
                ncx(tree, manifest),
                cover(tree, path, manifest));
    }

    private Map<String, ManifestItem> manifest(Element tree, String path) {
        Map<String, ManifestItem> manifest = new LinkedHashMap<>();
        for (Element item : Markup.first(tree, "manifest").stream()
                .flatMap(element -> Markup.all(element, "item").stream())
                .toList()) {
            Optional<String> href = Markup.attribute(item, "href");
            if (href.isEmpty()) {
                continue;
            }
            String id = Markup.attribute(item, "id").orElse(href.get());
            Place place = new Place(path, Markup.line(item));
            boolean remote = PackageLinks.isRemote(place, href.get());
            ManifestItem read = new ManifestItem(
                    id,
                    href.get(),
                    remote ? Optional.empty() : links.follow(place, href.get()),
                    Markup.attribute(item, "media-type").orElse("").strip().toLowerCase(Locale.ROOT),
                    words(Markup.attribute(item, "properties")),
                    Markup.attribute(item, "media-overlay").map(String::strip),
                    Markup.attribute(item, "fallback").map(String::strip),
                    Markup.line(item));
            if (remote) {
                problems.accept(Problem.atLine(EpubRule.REMOTE_RESOURCE, path, Markup.line(item), href.get()));
            }
            manifest.putIfAbsent(id, read);
        }
        return manifest;
    }

    private List<ManifestItem> spine(Element tree, String path, Map<String, ManifestItem> manifest) {
        List<ManifestItem> spine = new ArrayList<>();
        for (Element reference : Markup.first(tree, "spine").stream()
                .flatMap(element -> Markup.all(element, "itemref").stream())
                .toList()) {
            String id = Markup.attribute(reference, "idref").orElse("").strip();
            Optional<ManifestItem> item = Optional.ofNullable(manifest.get(id));
            if (item.isEmpty()) {
                problems.accept(Problem.atLine(EpubRule.SPINE_ITEM_UNKNOWN, path, Markup.line(reference), id));
            } else if (!spine.contains(item.get())) {
                spine.add(item.get());
            }
        }
        if (spine.isEmpty()) {
            problems.accept(Problem.of(EpubRule.SPINE_EMPTY, path));
            manifest.values().stream()
                    .filter(item -> item.isContent() && !item.properties().contains("nav"))
                    .forEach(spine::add);
        }
        return spine;
    }

    private static Optional<ManifestItem> ncx(Element tree, Map<String, ManifestItem> manifest) {
        return Markup.first(tree, "spine")
                .flatMap(spine -> Markup.attribute(spine, "toc"))
                .flatMap(id -> Optional.ofNullable(manifest.get(id.strip())))
                .or(() -> manifest.values().stream().filter(ManifestItem::isNcx).findFirst());
    }

    private Optional<String> cover(Element tree, String path, Map<String, ManifestItem> manifest) throws IOException {
        Optional<String> declared = manifest.values().stream()
                .filter(item -> item.properties().contains("cover-image"))
                .flatMap(item -> item.path().stream())
                .findFirst()
                // EPUB 2's habit, which most EPUB 3 books keep.
                .or(() -> Markup.all(tree, "meta").stream()
                        .filter(meta ->
                                Markup.attribute(meta, "name").orElse("").equalsIgnoreCase("cover"))
                        .flatMap(meta -> Markup.attribute(meta, "content").stream())
                        .flatMap(id -> Optional.ofNullable(manifest.get(id.strip())).stream())
                        .filter(ManifestItem::isImage)
                        .flatMap(item -> item.path().stream())
                        .findFirst());
        if (declared.isPresent()) {
            return declared;
        }
        Optional<String> guided = coverOfGuide(tree, path);
        return guided.isPresent()
                ? guided
                : manifest.values().stream()
                        .filter(item -> item.isImage()
                                && (item.id() + " " + item.href())
                                        .toLowerCase(Locale.ROOT)
                                        .contains("cover"))
                        .flatMap(item -> item.path().stream())
                        .findFirst();
    }

    private Optional<String> coverOfGuide(Element tree, String path) throws IOException {
        Optional<String> page = Markup.all(tree, "reference").stream()
                .filter(reference ->
                        Markup.attribute(reference, "type").orElse("").equalsIgnoreCase("cover"))
                .flatMap(reference -> Markup.attribute(reference, "href").stream()
                        .flatMap(href -> links.follow(new Place(path, Markup.line(reference)), href).stream()))
                .findFirst();
        if (page.isEmpty()) {
            return Optional.empty();
        }
        if (page.get().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|gif|webp|svg)")) {
            return page;
        }
        Element document = Markup.read(bookPackage.bytes(page.get()), page.get(), _ -> {});
        return document.stream()
                .filter(Pictures::isImage)
                .flatMap(image -> Pictures.reference(image).stream())
                .flatMap(source -> links.follow(new Place(page.get(), 0), source).stream())
                .findFirst();
    }

    static Set<String> words(Optional<String> value) {
        return value.stream()
                .flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
                .collect(Collectors.toSet());
    }
}
