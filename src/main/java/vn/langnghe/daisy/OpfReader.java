package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.langnghe.container.BookPackage;
import vn.langnghe.markup.Markup;

/**
 * Reads the package file of DAISY 3: an OEB 1.x package (Z39.86-2005, section 3), of whatever namespace and letter case
 * its producer's tool wrote.
 */
final class OpfReader {
    private static final Pattern DUBLIN_CORE = Pattern.compile(
            "title|creator|author|subject|description|publisher|contributor|date|type|format|identifier|source|language"
                    + "|relation|coverage|rights");

    private OpfReader() {}

    /** A line of the manifest; the href as written. */
    record Item(String id, String href, String mediaType, String properties, int line) {}

    /**
     * What an OPF says.
     *
     * @param spine the ids of manifest items in reading order
     * @param coverId the manifest item that {@code meta name="cover"} names
     * @param coverReference what the guide's cover entry leads to
     */
    record Opf(
            String path,
            MetadataEntries metadata,
            List<Item> manifest,
            List<String> spine,
            Optional<String> coverId,
            Optional<String> coverReference) {
        Optional<Item> item(String id) {
            return manifest.stream().filter(item -> item.id().equals(id)).findFirst();
        }
    }

    static Opf read(BookPackage bookPackage, String path, Problems problems) throws IOException {
        Document document = Markup.read(bookPackage, path, problems);
        MetadataEntries metadata = metadata(document);
        return new Opf(
                path,
                metadata,
                Markup.all(document, "item").stream()
                        .flatMap(item -> item(item).stream())
                        .toList(),
                Markup.all(document, "itemref").stream()
                        .flatMap(itemref -> Markup.attribute(itemref, "idref").stream())
                        .map(Links::id)
                        .toList(),
                metadata.first("cover"),
                Markup.all(document, "reference").stream()
                        .filter(reference -> Markup.attribute(reference, "type")
                                .orElse("")
                                .toLowerCase(Locale.ROOT)
                                .contains("cover"))
                        .flatMap(reference -> Markup.attribute(reference, "href").stream())
                        .findFirst());
    }

    private static Optional<Item> item(Element item) {
        return Markup.attribute(item, "href")
                .map(href -> new Item(
                        Markup.attribute(item, "id").map(Links::id).orElse(""),
                        href,
                        Markup.attribute(item, "media-type").orElse("").strip().toLowerCase(Locale.ROOT),
                        Markup.attribute(item, "properties").orElse(""),
                        Markup.line(item)));
    }

    /** Section 3.3: dc-metadata and x-metadata; the Dublin Core names are capitalised there, in lower case elsewhere. */
    private static MetadataEntries metadata(Document document) {
        MetadataEntries entries = MetadataEntries.ofMetas(document);
        String uniqueIdentifier = Markup.first(document, "package")
                .flatMap(root -> Markup.attribute(root, "unique-identifier"))
                .map(Links::id)
                .orElse("");
        List<Element> elements = new ArrayList<>();
        Markup.all(document, "metadata")
                .forEach(metadata -> elements.addAll(metadata.stream().toList()));
        for (Element element : elements) {
            String name = ContentReader.name(element);
            if (DUBLIN_CORE.matcher(name).matches()) {
                add(entries, element, name, uniqueIdentifier);
            }
        }
        return entries;
    }

    private static void add(MetadataEntries entries, Element element, String name, String uniqueIdentifier) {
        String value = Words.of(element, _ -> false);
        String role = Markup.attribute(element, "role")
                .or(() -> Markup.attribute(element, "opf:role"))
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (role.equals("nrt")) {
            entries.add("dtb:narrator", value);
        } else if (name.equals("author")) {
            entries.add("dc:creator", value);
        } else if (name.equals("identifier")
                && Markup.attribute(element, "id")
                        .map(Links::id)
                        .filter(uniqueIdentifier::equals)
                        .isPresent()) {
            entries.addFirst("dc:identifier", value);
        } else {
            entries.add("dc:" + name, value);
        }
    }
}
