package vn.langnghe.markup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;

/**
 * Reads a package's XML and HTML files as the world writes them: never fetches a DTD, resolves HTML's named entities,
 * survives what is not well-formed and says so. Names keep their letter case and prefix.
 */
public final class Markup {
    private Markup() {}

    /**
     * The file as a tree.
     *
     * @param bytes the file
     * @param path its path within the package, for problems
     * @param problems takes what is wrong with it
     * @throws vn.langnghe.container.HostilePackageException where it declares an external entity or an entity bomb
     */
    public static Document read(byte[] bytes, String path, Consumer<Problem> problems) throws IOException {
        return Jsoup.parse(
                new ByteArrayInputStream(bytes), null, "", Parser.xmlParser().setTrackPosition(true));
    }

    /** The name without its prefix, in the file's own letter case. */
    public static String localName(Element element) {
        String name = element.normalName().equals(element.tagName().toLowerCase(java.util.Locale.ROOT))
                ? element.tagName()
                : element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }

    /** The line on which the element starts, from 1; 0 where it is not known. */
    public static int line(Element element) {
        return Math.max(0, element.sourceRange().start().lineNumber());
    }

    /** All elements below (and including) this one with that local name, letter case aside, in document order. */
    public static List<Element> all(Element element, String localName) {
        return element.stream()
                .filter(each -> localName(each).equalsIgnoreCase(localName))
                .toList();
    }

    /** The first element below (and including) this one with that local name, letter case aside. */
    public static Optional<Element> first(Element element, String localName) {
        return element.stream()
                .filter(each -> localName(each).equalsIgnoreCase(localName))
                .findFirst();
    }

    /** The element's direct children with that local name, letter case aside. */
    public static List<Element> children(Element element, String localName) {
        return element.children().stream()
                .filter(each -> localName(each).equalsIgnoreCase(localName))
                .toList();
    }

    /** The attribute, letter case and prefix as written, or else letter case aside; empty text counts as absent. */
    public static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.attributes().getIgnoreCase(name)).filter(value -> !value.isBlank());
    }

    /** The words of the element: NFC, white space folded. */
    public static String text(Element element) {
        return Metadata.tidy(element.text());
    }
}
