package vn.langnghe.markup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.HostilePackageException;

/**
 * Reads a package's XML and HTML files as the world writes them: never fetches a DTD, resolves HTML's named entities,
 * survives what is not well-formed and says so. Names keep their letter case and prefix; attributes of EPUB
 * ({@code epub:type}), XLink and SSML always bear the usual prefix. Comments and processing instructions are left out.
 * Stateless and thread-safe.
 */
public final class Markup {
    /** The largest file that is read, in bytes; whole encyclopaedias as DTBook have a quarter of it. */
    public static final long LARGEST = 64L << 20;

    static final String LINE = "line";

    private static final Pattern XML_DECLARATION = Pattern.compile("^\\s*<\\?xml\\s[^>]*>");
    private static final Pattern NO_LINE_BREAK = Pattern.compile("[^\\r\\n]");
    private static final Pattern NO_XML_CHARACTER =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|[\\uD800-\\uDFFF]");

    private Markup() {}

    /**
     * The file of that path as a tree, by {@link #read(byte[], String, Consumer)}.
     *
     * @throws HostilePackageException also where it is larger than {@link #LARGEST}; nothing of it is read then
     */
    public static Document read(BookPackage bookPackage, String path, Consumer<Problem> problems) throws IOException {
        if (bookPackage.size(path) > LARGEST) {
            throw new HostilePackageException(Problem.of(MarkupRule.FILE_TOO_LARGE, path));
        }
        return read(bookPackage.bytes(path), path, problems);
    }

    /**
     * The file as a tree; an empty one where the file is empty.
     *
     * @param bytes the file
     * @param path its path within the package, for problems
     * @param problems takes what is wrong with it
     * @throws HostilePackageException where it declares an external entity or an entity bomb, is nested more than 512
     *     elements deep, or is larger than {@link #LARGEST}
     */
    public static Document read(byte[] bytes, String path, Consumer<Problem> problems) throws IOException {
        if (bytes.length > LARGEST) {
            throw new HostilePackageException(Problem.of(MarkupRule.FILE_TOO_LARGE, path));
        }
        String text = onlyXmlCharacters(withoutDeclaration(SourceText.of(bytes, path, problems)), path, problems);
        if (text.isBlank()) {
            problems.accept(Problem.of(MarkupRule.FILE_EMPTY, path));
            return new Document(Parser.NamespaceXml, "");
        }
        return switch (XmlTree.of(text, path, problems)) {
            case XmlTree.Outcome.Read(Document document) -> document;
            case XmlTree.Outcome.Broken(String reason, int line, var entities) -> {
                problems.accept(Problem.atLine(MarkupRule.NOT_WELL_FORMED, path, line, reason));
                yield LenientTree.of(text, path, entities);
            }
        };
    }

    /** The text is decoded already, and what the declaration says of encodings and entities would only disturb. */
    private static String withoutDeclaration(String text) {
        Matcher declaration = XML_DECLARATION.matcher(text);
        return declaration.find()
                ? NO_LINE_BREAK.matcher(declaration.group()).replaceAll(" ") + text.substring(declaration.end())
                : text;
    }

    private static String onlyXmlCharacters(String text, String path, Consumer<Problem> problems) {
        Matcher other = NO_XML_CHARACTER.matcher(text);
        if (!other.find()) {
            return text;
        }
        long lineBreaks = text.substring(0, other.start()).lines().count();
        problems.accept(Problem.atLine(
                MarkupRule.NOT_WELL_FORMED,
                path,
                (int) Math.max(1, lineBreaks),
                "U+%04X".formatted(other.group().codePointAt(0))));
        return other.reset().replaceAll(" ");
    }

    /** The name without its prefix, in the file's own letter case. */
    public static String localName(Element element) {
        return Names.local(element.tagName());
    }

    /** The line on which the element's tag starts, from 1; 0 where it is not known. */
    public static int line(Element element) {
        return element.attributes().userData(LINE) instanceof Integer line
                ? line
                : Math.max(0, element.sourceRange().start().lineNumber());
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

    /**
     * The first element with that id; it walks the whole tree, so whoever follows many references builds a map of their
     * own.
     */
    public static Optional<Element> elementById(Element root, String id) {
        return root.stream()
                .filter(each -> each.hasAttr("id") && each.attr("id").equals(id))
                .findFirst();
    }

    /**
     * The attribute, letter case and prefix as written ({@code epub:type}, {@code xml:lang}), or else letter case aside;
     * empty text counts as absent.
     */
    public static Optional<String> attribute(Element element, String name) {
        String value = element.attributes().hasKey(name)
                ? element.attributes().get(name)
                : element.attributes().getIgnoreCase(name);
        return Optional.of(value).filter(text -> !text.isBlank());
    }

    /**
     * The words of the element: NFC, white space folded. Words of neighbouring blocks stand apart, inline elements do
     * not part a word, {@code <br/>} is a space; scripts, styles and alternative texts are no words.
     */
    public static String text(Element element) {
        StringBuilder words = new StringBuilder();
        NodeTraversor.filter(new WordCollector(words), element);
        return Metadata.tidy(words.toString());
    }

    private record WordCollector(StringBuilder words) implements NodeFilter {
        @Override
        public FilterResult head(Node node, int depth) {
            switch (node) {
                case TextNode text -> words.append(text.getWholeText());
                case Element element
                when Names.isUnread(element.tagName()) -> {
                    return FilterResult.SKIP_ENTIRELY;
                }
                case Element element -> part(element);
                default -> {}
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                part(element);
            }
            return FilterResult.CONTINUE;
        }

        private void part(Element element) {
            if (Names.partsWords(element.tagName())) {
                words.append(' ');
            }
        }
    }
}
