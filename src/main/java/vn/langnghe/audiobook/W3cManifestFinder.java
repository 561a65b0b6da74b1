package vn.langnghe.audiobook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/**
 * Finds a W3C publication's manifest: {@code publication.json} (Lightweight Packaging Format), or what a page links with
 * {@code rel=publication} or embeds (W3C Publication Manifest, section 5).
 */
final class W3cManifestFinder {
    private static final int MOST_BYTES = 64 << 20;

    private final BookPackage bookPackage;

    W3cManifestFinder(BookPackage bookPackage) {
        this.bookPackage = bookPackage;
    }

    /**
     * A manifest.
     *
     * @param path the file that holds it
     * @param page the page that links or embeds it
     */
    record Found(String path, JsonNode tree, Optional<String> page) {}

    Optional<Found> find() throws IOException {
        for (String path : Stream.of("publication.json", "publication.jsonld", "manifest.json", "manifest.jsonld")
                .flatMap(name -> bookPackage.filesEnding(name).stream())
                .toList()) {
            Optional<JsonNode> tree = manifest(path);
            if (tree.isPresent()) {
                return Optional.of(new Found(path, tree.get(), Optional.empty()));
            }
        }
        for (String page : pages()) {
            Optional<Found> found = ofPage(page);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The page of the publication is called {@code index.html} in a package; loose ones have other names. */
    private List<String> pages() {
        List<String> pages = Stream.of(".html", ".xhtml", ".htm")
                .flatMap(ending -> bookPackage.filesEnding(ending).stream())
                .filter(path -> !path.toLowerCase(Locale.ROOT).endsWith("ncc.html"))
                .toList();
        List<String> entries = pages.stream()
                .filter(path -> path.toLowerCase(Locale.ROOT).matches("(.*/)?index\\.x?html?"))
                .toList();
        return entries.isEmpty() && pages.size() == 1 ? pages : entries;
    }

    private Optional<Found> ofPage(String page) throws IOException {
        Element tree = Markup.read(bookPackage.bytes(page), page, _ -> {});
        for (Element link : Markup.all(tree, "link")) {
            Optional<String> reference = Markup.attribute(link, "href")
                    .filter(href -> Markup.attribute(link, "rel")
                            .orElse("")
                            .toLowerCase(Locale.ROOT)
                            .contains("publication"))
                    .filter(href -> !PackageLinks.isRemote(new Place(page, 0), href));
            if (reference.isPresent() && !reference.get().startsWith("#")) {
                Optional<String> path = bookPackage.resolve(page, reference.get());
                Optional<JsonNode> manifest = path.isEmpty() ? Optional.empty() : manifest(path.get());
                if (manifest.isPresent()) {
                    return Optional.of(new Found(path.get(), manifest.get(), Optional.of(page)));
                }
            }
        }
        for (Element script : Markup.all(tree, "script")) {
            if (Markup.attribute(script, "type").orElse("").strip().equalsIgnoreCase("application/ld+json")) {
                Optional<JsonNode> manifest =
                        Json.read(script.wholeText() + script.data()).filter(W3cManifestFinder::isPublication);
                if (manifest.isPresent()) {
                    return Optional.of(new Found(page, manifest.get(), Optional.of(page)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> manifest(String path) throws IOException {
        return bookPackage.size(path) > MOST_BYTES
                ? Optional.empty()
                : Json.read(bookPackage.bytes(path)).filter(W3cManifestFinder::isPublication);
    }

    /** Readium's manifest has its metadata apart; the W3C's has it at the top, in the publication's context. */
    private static boolean isPublication(JsonNode tree) {
        boolean inContext = Json.each(tree.path("@context"))
                .anyMatch(context -> context.asText("").contains("pub-context"));
        return !tree.path("metadata").isObject()
                && Json.isThere(tree.path("readingOrder"))
                && (inContext || tree.has("name") || tree.has("conformsTo"));
    }
}
