package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.langnghe.container.BookPackage;
import vn.langnghe.markup.Markup;

/**
 * Reads a text that no SMIL file cuts into phrases (a DTBook of Bookshare or NIMAS by itself): every innermost block is
 * one, so that the book can be read along and narrated.
 */
final class TextReader {
    /** Begins the made-up ids of blocks that have none; it cannot begin an XML id. */
    static final String COUNTED = "!";

    private static final Set<String> BLOCKS = Set.of(
            "blockquote",
            "bridgehead",
            "byline",
            "caption",
            "covertitle",
            "dateline",
            "dd",
            "div",
            "docauthor",
            "doctitle",
            "dt",
            "figcaption",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hd",
            "li",
            "line",
            "p",
            "pagenum",
            "pre",
            "prodnote",
            "sidebar",
            "sent",
            "td",
            "th",
            "note",
            "annotation",
            "imggroup");

    private TextReader() {}

    static SmilDocument read(BookPackage bookPackage, String path, Problems problems) throws IOException {
        Document document = Markup.read(bookPackage, path, problems);
        List<SmilDocument.Par> pars = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        int number = 0;
        for (Element element : document.stream().toList()) {
            number++;
            Markup.attribute(element, "id").map(Links::id).ifPresent(ids::add);
            if (isBlock(element) && hasWordsOfItsOwn(element)) {
                pars.add(new SmilDocument.Par(
                        ids,
                        Optional.of("#" + COUNTED + number),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Markup.line(element)));
                ids.clear();
            }
        }
        return new SmilDocument(path, Optional.empty(), pars);
    }

    /** A list item that holds a list may have words before it; a block without blocks inside is a phrase anyhow. */
    private static boolean hasWordsOfItsOwn(Element block) {
        return !holdsBlocks(block)
                || !block.ownText().isBlank()
                || block.children().stream()
                        .anyMatch(child -> !isBlock(child) && child.hasText() && !holdsBlocks(child));
    }

    private static boolean holdsBlocks(Element element) {
        return element.stream().skip(1).anyMatch(TextReader::isBlock);
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(ContentReader.name(element));
    }
}
