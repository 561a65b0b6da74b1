package vn.langnghe.markup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before a document's root (XML 1.0, section 2.8). */
final class Prolog {
    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE\\s+([^\\s\\[>]+)(\\s*)([\\[>]?)", Pattern.CASE_INSENSITIVE);

    private Prolog() {}

    /**
     * The text with an external subset, which brings HTML's entities: the JDK's parser asks for none where the document
     * names none. Lines stay what they were.
     */
    static String withExternalSubset(String text) {
        Optional<Matcher> found = doctype(text);
        if (found.isEmpty()) {
            return "<!DOCTYPE r SYSTEM \"\">" + text;
        }
        Matcher doctype = found.get();
        return text.substring(0, doctype.start())
                + "<!DOCTYPE " + doctype.group(1)
                + (doctype.group(3).isEmpty() ? "" : " SYSTEM \"\"")
                + doctype.group(2)
                + text.substring(doctype.start(3));
    }

    private static Optional<Matcher> doctype(String text) {
        int index = 0;
        while (index >= 0 && index < text.length()) {
            if (Character.isWhitespace(text.charAt(index))) {
                index++;
            } else if (text.startsWith("<!--", index)) {
                index = after(text, "-->", index + 4);
            } else if (text.startsWith("<?", index)) {
                index = after(text, "?>", index + 2);
            } else {
                Matcher doctype = DOCTYPE.matcher(text).region(index, text.length());
                return doctype.lookingAt() ? Optional.of(doctype) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? -1 : found + end.length();
    }
}
