package vn.langnghe.epub;

import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import vn.langnghe.book.Metadata;

/** The words of an element as they are read: white space at the bounds of blocks, nothing that is not for reading. */
final class Words {
    private Words() {}

    static String of(Element element) {
        return of(element, _ -> false);
    }

    /** @param leftOut the elements below this one that are read elsewhere */
    static String of(Element root, Predicate<Element> leftOut) {
        StringBuilder words = new StringBuilder();
        root.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    words.append(text.getWholeText());
                    return FilterResult.CONTINUE;
                }
                if (!(node instanceof Element element) || element.equals(root)) {
                    return FilterResult.CONTINUE;
                }
                if (ContentNames.isSilent(element) || SemanticTypes.isPageBreak(element) || leftOut.test(element)) {
                    words.append(' ');
                    return FilterResult.SKIP_ENTIRELY;
                }
                Optional<String> replacement = ContentNames.replacement(element);
                if (replacement.isPresent()) {
                    words.append(replacement.get());
                    return FilterResult.SKIP_ENTIRELY;
                }
                separate(element);
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element) {
                    separate(element);
                }
                return FilterResult.CONTINUE;
            }

            private void separate(Element element) {
                if (!ContentNames.isInline(element)
                        || ContentNames.name(element).equals("br")) {
                    words.append(' ');
                }
            }
        });
        return Metadata.tidy(words.toString());
    }
}
