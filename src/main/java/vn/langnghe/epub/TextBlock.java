package vn.langnghe.epub;

import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * A stretch of text that is read in one go: the words of a paragraph, a heading, a list item; or a picture.
 *
 * @param element the block in which it stands
 * @param span from its first node to its last
 * @param words may be empty where there is a picture
 * @param image the picture's element
 */
record TextBlock(Element element, Span span, String words, Optional<Element> image) {}
