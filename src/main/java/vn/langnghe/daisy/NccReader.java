package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Collector;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/** Reads the Navigation Control Center of DAISY 2.02 (section 2.1), {@code ncc.html}. */
final class NccReader {
    private static final Pattern SET_INFO =
            Pattern.compile("\\s*(\\d+)\\s*(?:of|/|-|van|av|von|de)\\s*\\d+\\s*", Pattern.CASE_INSENSITIVE);

    private final String path;
    private final int volume;
    private final List<NavigationEntry> entries = new ArrayList<>();
    private int otherVolumes;

    private NccReader(String path, int volume) {
        this.path = path;
        this.volume = volume;
    }

    /**
     * What an NCC says.
     *
     * @param entries headings, pages and the rest in the book's order
     * @param headTitle the {@code title} element
     * @param titleHeading the words of {@code h1.title}, which is the book's title (section 2.1.3)
     * @param language the root element's language, as written
     * @param items the number of the body's own elements, for {@code ncc:tocItems}
     */
    record Ncc(
            String path,
            List<NavigationEntry> entries,
            MetadataEntries metadata,
            Optional<String> headTitle,
            Optional<String> titleHeading,
            Optional<String> language,
            int items) {
        Ncc {
            entries = List.copyOf(entries);
        }
    }

    static Ncc read(BookPackage bookPackage, String path, Problems problems) throws IOException {
        Document document = Markup.read(bookPackage, path, problems);
        MetadataEntries metadata = MetadataEntries.ofMetas(document);
        NccReader reader = new NccReader(path, volume(metadata));
        List<Element> bodies = Markup.all(document, "body");
        for (Element element : below(bodies.isEmpty() ? document : bodies.getFirst())) {
            reader.addEntry(element);
        }
        if (reader.otherVolumes > 0) {
            problems.add(DaisyRule.OTHER_VOLUMES, new Place(path, 0), reader.otherVolumes);
        }
        return new Ncc(
                path,
                reader.entries,
                metadata,
                Markup.first(document, "title").map(Markup::text).filter(text -> !text.isEmpty()),
                reader.titleHeading(document),
                Markup.first(document, "html")
                        .flatMap(html -> Markup.attribute(html, "xml:lang").or(() -> Markup.attribute(html, "lang"))),
                bodies.isEmpty() ? reader.entries.size() : bodies.getFirst().childrenSize());
    }

    private static Elements below(Element body) {
        return Collector.collect(new Evaluator.AllElements(), body);
    }

    /** DAISY 2.02, section 3.1: {@code ncc:setInfo}, "1 of 2". */
    private static int volume(MetadataEntries metadata) {
        Matcher setInfo = SET_INFO.matcher(metadata.first("ncc:setInfo").orElse(""));
        return setInfo.matches() ? number(setInfo.group(1)).orElse(1) : 1;
    }

    private void addEntry(Element element) {
        OptionalInt level = headingLevel(element);
        Optional<PageKind> page = pageKind(element);
        boolean passage = isPassage(element);
        if (level.isEmpty() && ((page.isEmpty() && !passage) || isInsideItsLike(element))) {
            return;
        }
        Optional<Element> link = ownLink(element);
        if (link.flatMap(NccReader::linkedVolume)
                .filter(number -> number != volume)
                .isPresent()) {
            // Section 3.1: headings of the other volumes of a set, for orientation alone
            otherVolumes++;
            return;
        }
        String id = Markup.attribute(element, "id")
                .or(() -> link.flatMap(anchor -> Markup.attribute(anchor, "id")))
                .map(Links::id)
                .orElse("");
        String text = Words.of(element, NccReader::isNested);
        Optional<String> reference = link.flatMap(anchor -> Markup.attribute(anchor, "href"));
        Place place = new Place(path, Markup.line(element));
        if (level.isPresent()) {
            entries.add(new NavigationEntry.HeadingEntry(id, text, reference, place, level.getAsInt()));
        } else if (page.isPresent()) {
            entries.add(new NavigationEntry.PageEntry(id, text, reference, place, page.get()));
        } else {
            entries.add(new NavigationEntry.PassageEntry(id, text, reference, place, passageKind(element)));
        }
    }

    private Optional<String> titleHeading(Document document) {
        return Markup.all(document, "h1").stream()
                .filter(heading -> Markup.attribute(heading, "class")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("title"))
                .map(heading -> Words.of(heading, NccReader::isNested))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The first link of the element that does not belong to a page or passage inside it. */
    private static Optional<Element> ownLink(Element element) {
        return Markup.all(element, "a").stream()
                .filter(anchor -> Markup.attribute(anchor, "href").isPresent())
                .filter(anchor -> {
                    for (Element each = anchor; each != null && !each.equals(element); each = each.parent()) {
                        if (isNested(each)) {
                            return false;
                        }
                    }
                    return true;
                })
                .findFirst();
    }

    private static Optional<Integer> linkedVolume(Element anchor) {
        return Markup.attribute(anchor, "rel").flatMap(NccReader::number);
    }

    private static OptionalInt headingLevel(Element element) {
        String name = ContentReader.name(element);
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6'
                ? OptionalInt.of(name.charAt(1) - '0')
                : OptionalInt.empty();
    }

    /** A page or passage inside a heading, which has a place of its own. */
    private static boolean isNested(Element element) {
        return headingLevel(element).isEmpty() && (pageKind(element).isPresent() || isPassage(element));
    }

    private static boolean isInsideItsLike(Element element) {
        for (Element each = element.parent(); each != null; each = each.parent()) {
            if (isNested(each) && !hasClass(each, "group")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<PageKind> pageKind(Element element) {
        return Markup.attribute(element, "class").flatMap(PageKinds::ofClass);
    }

    private static boolean isPassage(Element element) {
        return hasClass(element, "group") || passageKind(element).isPresent();
    }

    private static Optional<Skippable> passageKind(Element element) {
        return Markup.attribute(element, "class").flatMap(SkippableNames::anyOf);
    }

    private static boolean hasClass(Element element, String name) {
        return Markup.attribute(element, "class")
                .map(names -> List.of(names.strip().split("\\s+")).contains(name))
                .orElse(false);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
