package vn.langnghe.daisy;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import vn.langnghe.book.Metadata;
import vn.langnghe.markup.Markup;

/** The words of an element of XHTML or DTBook, as a reader would say them. */
final class Words {
    private static final Set<String> LINE_BREAKING = Set.of(
            "address",
            "annotation",
            "article",
            "aside",
            "author",
            "blockquote",
            "bodymatter",
            "br",
            "bridgehead",
            "byline",
            "caption",
            "center",
            "col",
            "covertitle",
            "dateline",
            "dd",
            "div",
            "dl",
            "docauthor",
            "doctitle",
            "dt",
            "epigraph",
            "figcaption",
            "figure",
            "footer",
            "frontmatter",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hd",
            "header",
            "hr",
            "img",
            "imggroup",
            "level",
            "level1",
            "level2",
            "level3",
            "level4",
            "level5",
            "level6",
            "li",
            "line",
            "linegroup",
            "linenum",
            "list",
            "note",
            "ol",
            "p",
            "pagenum",
            "poem",
            "pre",
            "prodnote",
            "rearmatter",
            "section",
            "sidebar",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "title",
            "tr",
            "ul");

    /** Never said: what is no text, and the readings above Japanese and Chinese characters, which repeat them. */
    private static final Set<String> SILENT = Set.of("head", "rp", "rt", "script", "style");

    private Words() {}

    static boolean breaksLine(String name) {
        return LINE_BREAKING.contains(name);
    }

    static boolean silent(String name) {
        return SILENT.contains(name);
    }

    /** All words but those of the elements that are to be passed over. */
    static String of(Element element, Predicate<Element> passOver) {
        StringBuilder words = new StringBuilder();
        element.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    words.append(text.getWholeText());
                } else if (node instanceof Element each) {
                    String name = Markup.localName(each).toLowerCase(Locale.ROOT);
                    if (!each.equals(element) && (passOver.test(each) || silent(name))) {
                        words.append(' ');
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    if (breaksLine(name)) {
                        words.append(' ');
                    }
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element each
                        && breaksLine(Markup.localName(each).toLowerCase(Locale.ROOT))) {
                    words.append(' ');
                }
                return FilterResult.CONTINUE;
            }
        });
        return Metadata.tidy(words.toString());
    }
}
