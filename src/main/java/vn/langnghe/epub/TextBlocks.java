package vn.langnghe.epub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import vn.langnghe.book.Metadata;

/** Divides a content document that has no overlay into what is read in one go; nothing of its words is lost. */
final class TextBlocks {
    private final ContentDocument document;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final Deque<Element> around = new ArrayDeque<>();
    private final StringBuilder words = new StringBuilder();
    private Optional<Element> image = Optional.empty();
    private Optional<Element> pageBreak = Optional.empty();
    private int first = -1;
    private int last;

    private TextBlocks(ContentDocument document) {
        this.document = document;
    }

    static List<TextBlock> of(ContentDocument document) {
        TextBlocks reading = new TextBlocks(document);
        reading.read(document.body());
        return reading.blocks;
    }

    private void read(Element body) {
        around.push(body);
        body.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    take(text, text.getWholeText());
                    return FilterResult.CONTINUE;
                }
                return node instanceof Element element && !element.equals(body)
                        ? enter(element)
                        : FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element && !element.equals(body) && !ContentNames.isInline(element)) {
                    end();
                    around.pop();
                }
                return FilterResult.CONTINUE;
            }
        });
        end();
    }

    private NodeFilter.FilterResult enter(Element element) {
        if (ContentNames.isSilent(element)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (SemanticTypes.isPageBreak(element)) {
            meetPageBreak(element);
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (Pictures.isImage(element)) {
            meetImage(element);
            return NodeFilter.FilterResult.CONTINUE;
        }
        Optional<String> replacement = ContentNames.replacement(element);
        if (replacement.isPresent()) {
            take(element, replacement.get());
            element.stream().filter(Pictures::isImage).forEach(this::meetImage);
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (ContentNames.name(element).equals("br")) {
            words.append(' ');
        } else if (!ContentNames.isInline(element)) {
            end();
            around.push(element);
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private void take(Node node, String text) {
        if (!text.isBlank()) {
            reach(node);
        }
        words.append(text);
    }

    private void meetImage(Element element) {
        if (image.isPresent()) {
            end();
        }
        image = Optional.of(element);
        reach(element);
    }

    /** A page's number is no word of the sentence that runs over it; it is told only where it stands by itself. */
    private void meetPageBreak(Element element) {
        if (!ContentNames.isInline(element)) {
            end();
        }
        pageBreak = Optional.of(element);
        if (!ContentNames.isInline(element)) {
            end();
        } else {
            words.append(' ');
        }
    }

    private void reach(Node node) {
        Span span = document.span(node);
        first = first < 0 ? span.first() : first;
        last = span.last();
    }

    private void end() {
        String text = Metadata.tidy(words.toString());
        if (!text.isEmpty() || image.isPresent()) {
            blocks.add(new TextBlock(around.element(), new Span(first, last), text, image));
        } else if (pageBreak.isPresent()) {
            Element element = pageBreak.get();
            String number = Words.of(element);
            if (!number.isEmpty()) {
                blocks.add(new TextBlock(element, document.span(element), number, Optional.empty()));
            }
        }
        words.setLength(0);
        image = Optional.empty();
        pageBreak = Optional.empty();
        first = -1;
    }
}
