package vn.langnghe.markup;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;

/** Builds the best tree of a file that is not well-formed. Nothing is fetched; depth and attributes are bounded. */
final class LenientTree {
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE", Pattern.CASE_INSENSITIVE);
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[(.*?)]]>", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("&([A-Za-z_][A-Za-z0-9._-]{0,60});");
    private static final Pattern NO_LINE_BREAK = Pattern.compile("[^\\r\\n]");
    private static final Pattern HTML = Pattern.compile("<(?:[A-Za-z]+:)?html[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final String[] CLOSED_AT_ONCE = {
        "a",
        "abbr",
        "b",
        "button",
        "caption",
        "cite",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "i",
        "iframe",
        "li",
        "ol",
        "option",
        "p",
        "script",
        "select",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "sup",
        "table",
        "td",
        "textarea",
        "th",
        "title",
        "tr",
        "u",
        "ul",
        "video",
        "audio",
        "object",
        "section"
    };

    private LenientTree() {}

    static Document of(String text, String path, Map<String, String> entities) {
        int limit = text.length() * 2 + 1_000_000;
        String withoutSubset = expanded(withoutDoctype(text), entities, limit);
        Document document = isHtml(text, path)
                ? htmlParser().parseInput(escapedCdata(withoutSubset), "")
                : Parser.xmlParser().setTrackPosition(true).parseInput(withoutSubset, "");
        document.stream().filter(each -> !(each instanceof Document)).forEach(each -> Names.marked(each.tag()));
        document.outputSettings().prettyPrint(false);
        return document;
    }

    private static boolean isHtml(String text, String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".html")
                || name.endsWith(".htm")
                || name.endsWith(".xhtml")
                || HTML.matcher(text.substring(0, Math.min(text.length(), 4096)))
                        .find();
    }

    private static Parser htmlParser() {
        TagSet tags = TagSet.Html();
        tags.onNewTag(tag -> tag.set(Tag.SelfClose));
        for (String name : CLOSED_AT_ONCE) {
            tags.valueOf(name, Parser.NamespaceHtml).set(Tag.SelfClose);
        }
        return Parser.htmlParser()
                .settings(ParseSettings.preserveCase)
                .tagSet(tags)
                .setTrackPosition(true);
    }

    /** Blanks out the declaration of the document type and its internal subset, of which jsoup would make text. */
    private static String withoutDoctype(String text) {
        Matcher matcher = DOCTYPE.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        int depth = 0;
        for (int index = matcher.end(); index < text.length(); index++) {
            char character = text.charAt(index);
            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
            if (character == '>' && depth <= 0) {
                String blank = NO_LINE_BREAK
                        .matcher(text.substring(matcher.start(), index + 1))
                        .replaceAll(" ");
                return text.substring(0, matcher.start()) + blank + text.substring(index + 1);
            }
        }
        return text;
    }

    private static String expanded(String text, Map<String, String> entities, int limit) {
        if (entities.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(text);
        int from = 0;
        while (matcher.find() && result.length() < limit) {
            String value = entities.get(matcher.group(1));
            if (value != null) {
                result.append(text, from, matcher.start()).append(value);
                from = matcher.end();
            }
        }
        return result.append(text, from, text.length()).toString();
    }

    private static String escapedCdata(String text) {
        return CDATA.matcher(text).replaceAll(each -> Matcher.quoteReplacement(Entities.escape(each.group(1))));
    }
}
