package vn.langnghe.epub;

import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import vn.langnghe.book.LanguageTag;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;
import vn.langnghe.markup.Markup;

/** A content document (XHTML as a rule), with the order of its nodes. */
final class ContentDocument {
    private final String path;
    private final Document tree;
    private final Map<String, Element> byId = new HashMap<>();
    private final IdentityHashMap<Node, Span> spans = new IdentityHashMap<>();

    private ContentDocument(String path, Document tree) {
        this.path = path;
        this.tree = tree;
        tree.traverse(new NodeVisitor() {
            private int count;

            @Override
            public void head(Node node, int depth) {
                spans.put(node, new Span(count, count));
                count++;
                if (node instanceof Element element) {
                    Markup.attribute(element, "id").ifPresent(id -> byId.putIfAbsent(id, element));
                }
            }

            @Override
            public void tail(Node node, int depth) {
                spans.put(node, new Span(span(node).first(), count - 1));
            }
        });
        // HTML's old anchors, which EPUB 2 books still use.
        tree.stream()
                .filter(element -> Markup.localName(element).equalsIgnoreCase("a"))
                .forEach(anchor -> Markup.attribute(anchor, "name").ifPresent(name -> byId.putIfAbsent(name, anchor)));
    }

    static ContentDocument read(BookPackage bookPackage, String path, Consumer<Problem> problems) throws IOException {
        return new ContentDocument(path, Markup.read(bookPackage.bytes(path), path, problems));
    }

    String path() {
        return path;
    }

    /** The element that is read: the body, or the whole where there is none. */
    Element body() {
        return Markup.first(tree, "body").orElse(tree);
    }

    Element root() {
        return tree;
    }

    Optional<Element> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Span span(Node node) {
        return Optional.ofNullable(spans.get(node)).orElseThrow(() -> new IllegalArgumentException(node.nodeName()));
    }

    /** The language that is in force at the element, where the document says one. */
    static Optional<String> language(Element element) {
        Element here = element;
        while (here != null) {
            Element at = here;
            Optional<String> language = Markup.attribute(at, "xml:lang").or(() -> Markup.attribute(at, "lang"));
            if (language.isPresent()) {
                return language.flatMap(LanguageTag::canonical);
            }
            here = here.parent();
        }
        return Optional.empty();
    }
}
