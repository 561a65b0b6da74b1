package vn.langnghe.markup;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.helpers.LocatorImpl;
import vn.langnghe.book.Problem;
import vn.langnghe.container.HostilePackageException;

/** Builds the tree of a well-formed XML file. */
final class XmlTree extends DefaultHandler2 {
    static final int DEEPEST = 512;
    private static final int MOST_ELEMENTS = 2_000_000;
    private static final int MOST_ATTRIBUTES = 5_000_000;
    private static final int MOST_ATTRIBUTES_OF_AN_ELEMENT = 500;
    private static final long SMALLEST_EXPANSION = 1_000_000;
    private static final Map<String, String> PREFIXES = Map.of(
            "http://www.idpf.org/2007/ops", "epub",
            "http://www.w3.org/1999/xlink", "xlink",
            "http://www.w3.org/2001/10/synthesis", "ssml");

    private final String path;
    private final Consumer<Problem> problems;
    private final String declarations;
    private final Document document = new Document(Parser.NamespaceXml, "");
    private final Map<String, Tag> tags = new HashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private final Map<String, String> entities = new HashMap<>();
    private final Set<String> unknownEntities = new HashSet<>();
    private final StringBuilder words = new StringBuilder();
    private Element current = document;
    private Locator locator = new LocatorImpl();
    private boolean declaring;
    private int depth;
    private int tooDeepAt;
    private int elements;
    private int attributes;
    private int line = 1;

    private XmlTree(String path, String declarations, Consumer<Problem> problems) {
        this.path = path;
        this.problems = problems;
        this.declarations = declarations;
        document.parser(Parser.xmlParser());
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
    }

    /** What came of it: the tree, or why and where the text is not well-formed and which entities it had declared. */
    sealed interface Outcome {
        record Read(Document document) implements Outcome {}

        record Broken(String reason, int line, Map<String, String> entities) implements Outcome {}
    }

    static Outcome of(String text, String path, Consumer<Problem> problems) {
        XmlTree tree = new XmlTree(path, Expansion.declarations(text), problems);
        try {
            XMLReader reader = reader(text);
            reader.setContentHandler(tree);
            reader.setErrorHandler(tree);
            reader.setEntityResolver(tree);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", tree);
            reader.setProperty("http://xml.org/sax/properties/declaration-handler", tree);
            reader.parse(new InputSource(new StringReader(Prolog.withExternalSubset(text))));
            if (tree.tooDeepAt > 0) {
                throw new HostilePackageException(
                        Problem.atLine(MarkupRule.NESTED_TOO_DEEPLY, path, tree.tooDeepAt, DEEPEST));
            }
            return new Outcome.Read(tree.document);
        } catch (SAXException | IOException e) {
            return tree.broken(String.valueOf(e.getMessage()));
        } catch (HostilePackageException e) {
            throw e;
        } catch (RuntimeException e) {
            // The JDK's parser is known to stumble over some broken DTDs.
            return tree.broken(e.getClass().getSimpleName());
        }
    }

    private static XMLReader reader(String text) throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(false);
            factory.setValidating(false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            reader.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            reader.setFeature(XMLConstants.USE_CATALOG, false);
            reader.setFeature("http://xml.org/sax/features/resolve-dtd-uris", false);
            reader.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
            // Each reference that is written may be expanded, and once more within another; what grows beyond is a
            // bomb.
            long references = text.chars().filter(character -> character == '&').count();
            limit(reader, "entityExpansionLimit", 10_000 + 2 * references);
            limit(reader, "totalEntitySizeLimit", SMALLEST_EXPANSION + 4L * text.length());
            limit(reader, "maxGeneralEntitySizeLimit", SMALLEST_EXPANSION + text.length());
            limit(reader, "maxParameterEntitySizeLimit", SMALLEST_EXPANSION + text.length());
            limit(reader, "entityReplacementLimit", SMALLEST_EXPANSION + 4L * text.length());
            limit(reader, "elementAttributeLimit", MOST_ATTRIBUTES_OF_AN_ELEMENT);
            limit(reader, "maxXMLNameLimit", 1000);
            limit(reader, "maxElementDepth", 0);
            return reader;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void limit(XMLReader reader, String name, long limit) throws SAXException {
        reader.setProperty("jdk.xml." + name, Long.toString(Math.min(limit, Integer.MAX_VALUE)));
    }

    private Outcome broken(String reason) {
        if (reason.contains("JAXP00010002")) {
            throw new HostilePackageException(Problem.atLine(MarkupRule.FILE_TOO_LARGE, path, line));
        }
        if (reason.contains("JAXP0001")) {
            throw new HostilePackageException(Problem.atLine(MarkupRule.ENTITY_BOMB, path, line));
        }
        return new Outcome.Broken(reason, Math.max(line, locator.getLineNumber()), entities);
    }

    @Override
    public void setDocumentLocator(Locator newLocator) {
        locator = newLocator;
    }

    @Override
    public void startElement(String uri, String localName, String name, org.xml.sax.Attributes found) {
        flush();
        elements++;
        attributes += found.getLength();
        depth++;
        if (elements > MOST_ELEMENTS
                || attributes > MOST_ATTRIBUTES
                || found.getLength() > MOST_ATTRIBUTES_OF_AN_ELEMENT) {
            throw new HostilePackageException(Problem.atLine(MarkupRule.FILE_TOO_LARGE, path, line));
        }
        if (depth > DEEPEST) {
            // Elements that merely lack their end tags are told at the end of the file.
            tooDeepAt = tooDeepAt == 0 ? line : tooDeepAt;
            moved();
            return;
        }
        Attributes kept = new Attributes();
        for (int index = 0; index < found.getLength(); index++) {
            String attribute = found.getQName(index);
            if (attribute.startsWith("xmlns:")) {
                String usual = PREFIXES.get(found.getValue(index).strip());
                if (usual != null && !attribute.equals("xmlns:" + usual)) {
                    prefixes.put(attribute.substring(6), usual);
                }
            }
        }
        for (int index = 0; index < found.getLength(); index++) {
            kept.add(usualName(found.getQName(index)), found.getValue(index));
        }
        kept.userData(Markup.LINE, line);
        Tag tag = tags.computeIfAbsent(name, each -> Names.marked(new Tag(each, Parser.NamespaceXml)));
        Element element = new Element(tag, "", kept);
        current.appendChild(element);
        current = element;
        moved();
    }

    private String usualName(String name) {
        int colon = prefixes.isEmpty() ? -1 : name.indexOf(':');
        String usual = colon < 0 ? null : prefixes.get(name.substring(0, colon));
        return usual == null ? name : usual + name.substring(colon);
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        flush();
        if (depth <= DEEPEST) {
            Element parent = current.parent();
            current = parent == null ? document : parent;
        }
        depth--;
        moved();
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        words.append(characters, start, length);
        moved();
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    private void flush() {
        if (!words.isEmpty() && depth > 0 && tooDeepAt == 0) {
            String text = words.toString();
            current.appendChild(Names.isUnread(current.tagName()) ? new DataNode(text) : new TextNode(text));
        }
        words.setLength(0);
    }

    /** An element starts where what came before it ended; SAX itself tells only where its tag ends. */
    private void moved() {
        line = Math.max(1, locator.getLineNumber());
    }

    @Override
    public void skippedEntity(String name) {
        if (!name.startsWith("%") && !name.equals("[dtd]")) {
            words.append('&').append(name).append(';');
            if (unknownEntities.add(name)) {
                problems.accept(Problem.atLine(MarkupRule.NOT_WELL_FORMED, path, line, "&" + name + ";"));
            }
        }
    }

    @Override
    public void comment(char[] characters, int start, int length) {
        moved();
    }

    @Override
    public void processingInstruction(String target, String data) {
        moved();
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
        declaring = true;
        moved();
    }

    @Override
    public void endDTD() {
        declaring = false;
        moved();
    }

    @Override
    public void startEntity(String name) {
        if (name.equals("[dtd]")) {
            declaring = false;
        }
    }

    @Override
    public void internalEntityDecl(String name, String value) {
        if (declaring && !name.startsWith("%")) {
            entities.put(name, value);
        }
    }

    @Override
    public void externalEntityDecl(String name, @Nullable String publicId, String systemId) {
        moved();
        if (!name.startsWith("%") || !Expansion.isOrdinaryModule(publicId == null ? "" : publicId, systemId)) {
            throw new HostilePackageException(Problem.atLine(MarkupRule.EXTERNAL_ENTITY, path, line, systemId));
        }
    }

    @Override
    public InputSource resolveEntity(
            @Nullable String name, @Nullable String publicId, @Nullable String baseUri, @Nullable String systemId) {
        return new InputSource(new StringReader(declarations));
    }

    @Override
    public void fatalError(org.xml.sax.SAXParseException e) throws SAXException {
        line = Math.max(1, e.getLineNumber());
        throw e;
    }
}
