package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/**
 * Reads the Navigation Control file for XML applications of DAISY 3 (Z39.86-2005, section 8) and that of 2002, which
 * lists its pages in a {@code navList} and knows no {@code playOrder}.
 */
final class NcxReader {
    private final String path;
    private final List<NavigationEntry> headings = new ArrayList<>();
    private final List<NavigationEntry> pages = new ArrayList<>();
    private final List<NavigationEntry> passages = new ArrayList<>();

    private NcxReader(String path) {
        this.path = path;
    }

    /**
     * What an NCX says.
     *
     * @param headings the navPoints in document order, which is their order of play
     * @param pages the page list
     * @param passages the other navigation lists: notes, sidebars …
     * @param customTests the kinds of passages that the custom tests of the SMIL files stand for, by id
     */
    record Ncx(
            String path,
            List<NavigationEntry> headings,
            List<NavigationEntry> pages,
            List<NavigationEntry> passages,
            Map<String, Skippable> customTests,
            MetadataEntries metadata,
            Optional<String> title,
            List<String> authors,
            Optional<String> language) {}

    static Ncx read(BookPackage bookPackage, String path, Problems problems) throws IOException {
        Document document = Markup.read(bookPackage, path, problems);
        NcxReader reader = new NcxReader(path);
        Markup.all(document, "navMap").forEach(map -> reader.parseNavMap(map, 1));
        for (Element target : Markup.all(document, "pageTarget")) {
            reader.pages.add(reader.page(target));
        }
        Markup.all(document, "navList").forEach(reader::parseNavList);
        return new Ncx(
                path,
                List.copyOf(reader.headings),
                List.copyOf(reader.pages),
                List.copyOf(reader.passages),
                customTests(document),
                MetadataEntries.ofMetas(document),
                Markup.first(document, "docTitle").map(NcxReader::label).filter(text -> !text.isEmpty()),
                Markup.all(document, "docAuthor").stream()
                        .map(NcxReader::label)
                        .filter(text -> !text.isEmpty())
                        .toList(),
                Markup.first(document, "ncx")
                        .flatMap(ncx -> Markup.attribute(ncx, "xml:lang").or(() -> Markup.attribute(ncx, "lang"))));
    }

    /** Section 8.4.2: bookStruct says what a custom test stands for; in 2002 its id had to do. */
    private static Map<String, Skippable> customTests(Document document) {
        Map<String, Skippable> kinds = new HashMap<>();
        for (Element test : Markup.all(document, "smilCustomTest")) {
            Markup.attribute(test, "id")
                    .ifPresent(id -> Markup.attribute(test, "bookStruct")
                            .flatMap(SkippableNames::skippable)
                            .ifPresent(kind -> kinds.put(id.strip(), kind)));
        }
        return Map.copyOf(kinds);
    }

    /** The depth of nesting is the heading's level; a player has keys for six. */
    private void parseNavMap(Element parent, int depth) {
        for (Element child : parent.children()) {
            switch (ContentReader.name(child)) {
                case "navpoint" -> {
                    headings.add(new NavigationEntry.HeadingEntry(
                            id(child), text(child), reference(child), place(child), Math.min(depth, 6)));
                    parseNavMap(child, depth + 1);
                }
                // Seen in the wild: a page among the points, which the page list gathers
                case "pagetarget", "navlabel", "navinfo", "content" -> {}
                default -> parseNavMap(child, depth);
            }
        }
    }

    private void parseNavList(Element list) {
        Optional<String> listClass = Markup.attribute(list, "class");
        for (Element target : Markup.all(list, "navTarget")) {
            Optional<String> names = Markup.attribute(target, "class").or(() -> listClass);
            Optional<Skippable> kind = names.flatMap(SkippableNames::anyOf);
            if (kind.filter(Skippable.PAGE_NUMBER::equals).isPresent()) {
                pages.add(page(target));
            } else {
                passages.add(new NavigationEntry.PassageEntry(
                        id(target), text(target), reference(target), place(target), kind));
            }
        }
    }

    private NavigationEntry page(Element target) {
        PageKind kind = Markup.attribute(target, "type")
                .map(PageKinds::kind)
                .or(() -> Markup.attribute(target, "class").flatMap(PageKinds::ofClass))
                .orElse(PageKind.NORMAL);
        String text = text(target);
        return new NavigationEntry.PageEntry(
                id(target),
                text.isEmpty() ? Markup.attribute(target, "value").orElse("") : text,
                reference(target),
                place(target),
                kind);
    }

    private static String id(Element element) {
        return Markup.attribute(element, "id").map(Links::id).orElse("");
    }

    /** The first label that has words: there may be one a language. */
    private static String text(Element element) {
        return Markup.children(element, "navLabel").stream()
                .map(NcxReader::label)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String label(Element label) {
        return Markup.children(label, "text").stream()
                .map(text -> Words.of(text, _ -> false))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> Optional.of(Words.of(label, _ -> false)))
                .filter(text -> !text.isEmpty())
                .or(() -> Markup.children(label, "img").stream()
                        .flatMap(image -> Markup.attribute(image, "alt").stream())
                        .findFirst())
                .orElse("");
    }

    private static Optional<String> reference(Element element) {
        return Markup.children(element, "content").stream()
                .flatMap(content -> Markup.attribute(content, "src").stream())
                .findFirst();
    }

    private Place place(Element element) {
        return new Place(path, Markup.line(element));
    }
}
