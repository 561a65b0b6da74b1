package vn.langnghe.markup;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Tag;

/** Which elements part words and which do not, in XHTML, DTBook and MathML; an unknown element parts them. */
final class Names {
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "acronym",
            "annoref",
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
            "ins",
            "kbd",
            "label",
            "mark",
            "nobr",
            "noteref",
            "q",
            "rb",
            "rp",
            "rt",
            "rtc",
            "ruby",
            "s",
            "samp",
            "sent",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tspan",
            "tt",
            "u",
            "var",
            "w",
            "wbr",
            "math",
            "mi",
            "mn",
            "mo",
            "mrow",
            "ms",
            "mstyle",
            "msub",
            "msup",
            "msubsup",
            "mtext",
            "semantics");
    private static final Set<String> UNREAD = Set.of("script", "style", "template", "annotation-xml");

    private Names() {}

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    static boolean partsWords(String name) {
        return !INLINE.contains(local(name).toLowerCase(Locale.ROOT));
    }

    /** Whether what stands in it is never read to people. */
    static boolean isUnread(String name) {
        return UNREAD.contains(local(name).toLowerCase(Locale.ROOT));
    }

    /** Tells jsoup the same, so that {@code Element.text()} keeps words apart too. */
    static Tag marked(Tag tag) {
        return partsWords(tag.name()) ? tag.set(Tag.Block) : tag.clear(Tag.Block);
    }
}
