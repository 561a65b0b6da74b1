package vn.langnghe.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tells the books that only their owner's player can open: Readium LCP, protected DAISY (PDTB), and EPUBs that encrypt
 * more than fonts. Obfuscated fonts (EPUB 3.3, section 4.4) keep nobody from reading.
 */
final class CopyProtection {
    private static final Set<String> FONT_OBFUSCATION =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");
    private static final Set<String> FONTS = Set.of("ttf", "otf", "woff", "woff2", "ttc", "eot");
    private static final long LARGEST = 16L << 20;

    private CopyProtection() {}

    /** Refuses a protected book, naming the file that says so. */
    static void refuse(Map<String, PackageFile> files) throws IOException {
        for (var file : files.entrySet()) {
            String path = file.getKey().toLowerCase(Locale.ROOT);
            boolean encryption = ("/" + path).endsWith("/meta-inf/encryption.xml");
            if (path.endsWith(".lcpl")
                    || path.endsWith(".kxo")
                    || path.endsWith(".pdtb")
                    || (encryption && encryptsMoreThanFonts(file.getValue()))) {
                throw ContainerRule.COPY_PROTECTED.refusal(file.getKey(), EntryPath.shown(file.getKey()));
            }
        }
    }

    private static boolean encryptsMoreThanFonts(PackageFile file) throws IOException {
        if (file.size() > LARGEST) {
            return true;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream content = Files.newInputStream(file.location())) {
            XMLStreamReader reader = factory.createXMLStreamReader(content);
            boolean harmless = true;
            int keys = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    keys -= reader.getLocalName().equals("KeyInfo") ? 1 : 0;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "KeyInfo" -> keys++;
                        case "EncryptionMethod" ->
                            harmless = keys > 0
                                    ? harmless
                                    : FONT_OBFUSCATION.contains(
                                            String.valueOf(reader.getAttributeValue(null, "Algorithm"))
                                                    .strip());
                        case "CipherReference" -> {
                            if (!harmless && !isFont(String.valueOf(reader.getAttributeValue(null, "URI")))) {
                                return true;
                            }
                        }
                        default -> {}
                    }
                }
            }
            return false;
        } catch (XMLStreamException _) {
            // A file that cannot be read protects nothing; a book that is encrypted all the same cannot be read either.
            return false;
        }
    }

    private static boolean isFont(String path) {
        return FONTS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
