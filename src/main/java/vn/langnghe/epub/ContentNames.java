package vn.langnghe.epub;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import vn.langnghe.markup.Markup;

/** What the elements of content documents are to a reader of their words (HTML, section 4). */
final class ContentNames {
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "image",
            "ins",
            "kbd",
            "label",
            "mark",
            "math",
            "picture",
            "q",
            "rb",
            "ruby",
            "s",
            "samp",
            "small",
            "source",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "svg",
            "switch",
            "case",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "br",
            // DTBook, which EPUB 2 allows
            "sent",
            "w",
            "pagenum",
            "noteref",
            "annoref",
            "linenum");
    private static final Set<String> SILENT = Set.of(
            "head",
            "script",
            "style",
            "template",
            "noscript",
            "audio",
            "video",
            "object",
            "iframe",
            "canvas",
            "rt",
            "rp",
            "rtc",
            "annotation",
            "annotation-xml",
            "datalist",
            "select",
            "textarea");

    private ContentNames() {}

    static String name(Element element) {
        return Markup.localName(element).toLowerCase(Locale.ROOT);
    }

    static boolean isInline(Element element) {
        return INLINE.contains(name(element));
    }

    /** Whether nothing within it is read: scripts, embedded media, the pronunciation above ruby's text, hidden lists. */
    static boolean isSilent(Element element) {
        return SILENT.contains(name(element)) || isListOfPlaces(element);
    }

    /** Words that stand for the element's content: a formula's text, a drawing's title. */
    static Optional<String> replacement(Element element) {
        return switch (name(element)) {
            case "math" -> Markup.attribute(element, "alttext");
            case "svg" ->
                Markup.attribute(element, "aria-label")
                        .or(() -> Markup.children(element, "title").stream()
                                .map(Markup::text)
                                .findFirst())
                        .or(() -> Optional.of(""));
            default -> Optional.empty();
        };
    }

    static boolean isHeading(Element element) {
        String name = name(element);
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    /** The page list and the landmarks are for travelling, not for reading; so is a contents list that is hidden. */
    private static boolean isListOfPlaces(Element element) {
        if (!name(element).equals("nav")) {
            return false;
        }
        Set<String> types = SemanticTypes.of(element);
        return types.contains("page-list") || types.contains("landmarks") || element.hasAttr("hidden");
    }
}
