package vn.langnghe.markup;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** What stands in for DTDs: nothing is ever fetched, and HTML's named entities (HTML 5, section 13.5) are known. */
final class Expansion {
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern WELL_KNOWN_OWNER = Pattern.compile(
            "^(?:-//(?:W3C|NISO|DAISY|OASIS|IDPF|HL7|ES|NLM)//|(?:-//|\\+//)?ISO[ /].*|ISO\\b.*|\\+//ISBN 0-9673008).*");
    private static final Pattern WELL_KNOWN_HOST = Pattern.compile(
            "^https?://(?:www\\.)?(?:w3\\.org|daisy\\.org|openebook\\.org|idpf\\.org|oasis-open\\.org|niso\\.org)/.*");
    private static final Pattern ABSOLUTE = Pattern.compile("^(?:[a-z][a-z0-9+.-]*:|/|\\\\).*");

    private Expansion() {}

    /** Declarations of the HTML entities that the text refers to. */
    static String declarations(String text) {
        Set<String> names = new HashSet<>();
        StringBuilder declarations = new StringBuilder();
        int ampersand = text.indexOf('&');
        while (ampersand >= 0) {
            int end = ampersand + 1;
            while (end < text.length() && end - ampersand < 40 && isNameCharacter(text.charAt(end))) {
                end++;
            }
            if (end < text.length() && text.charAt(end) == ';') {
                String name = text.substring(ampersand + 1, end);
                if (!OF_XML.contains(name) && names.add(name)) {
                    declare(name, declarations);
                }
            }
            ampersand = text.indexOf('&', end);
        }
        return declarations.toString();
    }

    private static boolean isNameCharacter(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    private static void declare(String name, StringBuilder declarations) {
        String value = Entities.getByName(name);
        if (!value.isEmpty()) {
            declarations.append("<!ENTITY ").append(name).append(" \"");
            // Doubly escaped, for an entity's value is read once more where it is used (XML 1.0, section 4.4.8).
            value.codePoints()
                    .forEach(
                            point -> declarations.append("&#38;#").append(point).append(';'));
            declarations.append("\">\n");
        }
    }

    /**
     * Whether a DTD module may be answered with nothing: one of the known makers of DTDs, or a file beside the document,
     * as MathML in DTBook and the XHTML entity sets are. General entities and everything that names another place of
     * the machine or the network are attacks.
     */
    static boolean isOrdinaryModule(String publicId, String systemId) {
        String place = systemId.strip().toLowerCase(Locale.ROOT);
        if (!ABSOLUTE.matcher(place).matches()) {
            return !place.replace('\\', '/').contains("../");
        }
        return place.startsWith("http")
                && (WELL_KNOWN_HOST.matcher(place).matches()
                        || WELL_KNOWN_OWNER.matcher(publicId.strip()).matches());
    }
}
