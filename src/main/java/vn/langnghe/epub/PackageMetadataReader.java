package vn.langnghe.epub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import vn.langnghe.book.AccessibilityMetadata;
import vn.langnghe.book.ClockValue;
import vn.langnghe.book.LanguageTag;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.markup.Markup;

/**
 * Reads the package document's metadata (EPUB 3.3, section 5.5; its accessibility metadata, EPUB Accessibility 1.1), in
 * EPUB 2's forms too.
 */
final class PackageMetadataReader {
    private final String path;
    private final Consumer<Problem> problems;

    PackageMetadataReader(String path, Consumer<Problem> problems) {
        this.path = path;
        this.problems = problems;
    }

    /** @param fallbackTitle the title where the book says none */
    Metadata read(Element tree, String fallbackTitle) {
        Fields fields = new Fields(tree);
        Metadata.Builder metadata = Metadata.titled(named(fallbackTitle));
        Optional<Element> title = title(fields);
        if (title.isEmpty()) {
            problems.accept(Problem.of(EpubRule.TITLE_MISSING, path));
        }
        title.map(Markup::text).ifPresent(metadata::title);
        identifier(tree, fields)
                .ifPresentOrElse(
                        metadata::identifier, () -> problems.accept(Problem.of(EpubRule.IDENTIFIER_MISSING, path)));
        people(fields, metadata);
        languages(tree, fields, metadata);
        fields.texts("publisher").findFirst().ifPresent(metadata::publisher);
        fields.texts("subject").forEach(metadata::subject);
        fields.texts("description")
                .findFirst()
                .map(PackageMetadataReader::plain)
                .ifPresent(metadata::description);
        fields.texts("rights").findFirst().ifPresent(metadata::rights);
        fields.texts("source").findFirst().ifPresent(metadata::source);
        date(fields).ifPresent(metadata::date);
        series(fields).ifPresent(metadata::series);
        fields.meta("media:duration")
                .flatMap(text -> ClockValue.parse(text).stream())
                .findFirst()
                .ifPresent(metadata::declaredLength);
        return metadata.accessibility(accessibility(fields)).build();
    }

    private static String named(String fallbackTitle) {
        String name = fallbackTitle.replaceFirst("(?i)\\.(epub|zip)$", "");
        return name.isBlank() ? "EPUB" : name;
    }

    /** The one that is the main title, or else the first in the order of display, or else of the document. */
    private static Optional<Element> title(Fields fields) {
        List<Element> titles = fields.dublinCore("title")
                .filter(element -> !Markup.text(element).isEmpty())
                .toList();
        return titles.stream()
                .filter(element -> fields.refinement(element, "title-type").anyMatch("main"::equalsIgnoreCase))
                .findFirst()
                .or(() -> titles.stream().min(Comparator.comparingInt(fields::displaySequence)));
    }

    private static Optional<String> identifier(Element tree, Fields fields) {
        Optional<String> unique =
                Markup.first(tree, "package").flatMap(element -> Markup.attribute(element, "unique-identifier"));
        List<Element> identifiers = fields.dublinCore("identifier")
                .filter(element -> !Markup.text(element).isEmpty())
                .toList();
        return identifiers.stream()
                .filter(element -> Markup.attribute(element, "id").equals(unique))
                .findFirst()
                .or(() -> identifiers.stream().findFirst())
                .map(Markup::text);
    }

    private static void people(Fields fields, Metadata.Builder metadata) {
        fields.dublinCore("creator")
                .sorted(Comparator.comparingInt(fields::displaySequence))
                .forEach(element -> {
                    List<String> roles = fields.roles(element);
                    if (roles.contains("nrt")) {
                        metadata.narrator(Markup.text(element));
                    }
                    if (!roles.equals(List.of("nrt"))) {
                        metadata.creator(Markup.text(element));
                    }
                });
        fields.dublinCore("contributor")
                .sorted(Comparator.comparingInt(fields::displaySequence))
                .filter(element -> fields.roles(element).contains("nrt"))
                .forEach(element -> metadata.narrator(Markup.text(element)));
        fields.meta("media:narrator").forEach(metadata::narrator);
    }

    private void languages(Element tree, Fields fields, Metadata.Builder metadata) {
        List<String> written = fields.texts("language").toList();
        for (String language : written) {
            if (LanguageTag.all(language).isEmpty()) {
                problems.accept(Problem.of(EpubRule.LANGUAGE_WRONG, path, language));
            }
            metadata.language(language);
        }
        if (written.isEmpty()) {
            problems.accept(Problem.of(EpubRule.LANGUAGE_MISSING, path));
            Markup.first(tree, "package")
                    .flatMap(element -> Markup.attribute(element, "xml:lang"))
                    .ifPresent(metadata::language);
        }
    }

    private static Optional<String> date(Fields fields) {
        List<Element> dates = fields.dublinCore("date").toList();
        return dates.stream()
                .filter(element -> Fields.prefixed(element, "event").anyMatch("publication"::equalsIgnoreCase))
                .findFirst()
                .or(() -> dates.stream().findFirst())
                .map(Markup::text);
    }

    private static Optional<String> series(Fields fields) {
        List<Element> collections = fields.metaElements("belongs-to-collection").toList();
        return collections.stream()
                .filter(element -> fields.refinement(element, "collection-type").anyMatch("series"::equalsIgnoreCase))
                .findFirst()
                .or(() -> collections.stream().findFirst())
                .map(Markup::text)
                .or(() -> fields.meta("calibre:series").findFirst());
    }

    private static AccessibilityMetadata accessibility(Fields fields) {
        return new AccessibilityMetadata(
                listed(fields.meta("schema:accessMode", "accessMode")),
                fields.meta("schema:accessModeSufficient", "accessModeSufficient")
                        .map(text -> listed(Stream.of(text)))
                        .filter(modes -> !modes.isEmpty())
                        .toList(),
                listed(fields.meta("schema:accessibilityFeature", "accessibilityFeature")),
                listed(fields.meta("schema:accessibilityHazard", "accessibilityHazard")),
                fields.meta("schema:accessibilitySummary", "accessibilitySummary")
                        .findFirst(),
                Stream.concat(fields.anyMeta("dcterms:conformsTo"), fields.links("dcterms:conformsTo"))
                        .distinct()
                        .toList(),
                Stream.concat(fields.anyMeta("a11y:certifiedBy"), fields.links("a11y:certifiedBy"))
                        .findFirst());
    }

    /** Publishers write several in one property, with commas or spaces, as often as one in each. */
    private static List<String> listed(Stream<String> values) {
        return values.flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static String plain(String text) {
        return text.contains("<") ? Jsoup.parse(text).text() : text;
    }

    /** The metadata elements, found by what they say. */
    private record Fields(List<Element> elements) {
        Fields(Element tree) {
            this(metadata(tree));
        }

        private static List<Element> metadata(Element tree) {
            List<Element> elements = new ArrayList<>();
            Markup.all(tree, "metadata").forEach(element -> elements.addAll(element.getAllElements()));
            return elements;
        }

        Stream<Element> dublinCore(String name) {
            return elements.stream()
                    .filter(element -> Markup.localName(element).equalsIgnoreCase(name)
                            && !element.tagName().equalsIgnoreCase("meta"));
        }

        Stream<String> texts(String name) {
            return dublinCore(name).map(Markup::text).filter(text -> !text.isEmpty());
        }

        /** The properties of the book as a whole: those that refine another are not among them. */
        Stream<Element> metaElements(String property) {
            return elements.stream()
                    .filter(element -> Markup.localName(element).equalsIgnoreCase("meta")
                            && Markup.attribute(element, "refines").isEmpty()
                            && isNamed(element, property));
        }

        Stream<String> meta(String... properties) {
            return Arrays.stream(properties).flatMap(this::metaElements).flatMap(element -> value(element).stream());
        }

        /** Refining or not: a certificate refines the claim that it certifies. */
        Stream<String> anyMeta(String property) {
            return elements.stream()
                    .filter(element -> Markup.localName(element).equalsIgnoreCase("meta") && isNamed(element, property))
                    .flatMap(element -> value(element).stream());
        }

        Stream<String> links(String relation) {
            return elements.stream()
                    .filter(element -> Markup.localName(element).equalsIgnoreCase("link")
                            && PackageDocumentReader.words(Markup.attribute(element, "rel"))
                                    .contains(relation))
                    .flatMap(element -> Markup.attribute(element, "href").stream())
                    .map(String::strip);
        }

        Stream<String> refinement(Element element, String property) {
            Optional<String> id = Markup.attribute(element, "id");
            return elements.stream()
                    .filter(meta -> Markup.localName(meta).equalsIgnoreCase("meta")
                            && isNamed(meta, property)
                            && id.isPresent()
                            && Markup.attribute(meta, "refines")
                                    .map(target -> target.strip().replaceFirst("^#", ""))
                                    .equals(id))
                    .flatMap(meta -> value(meta).stream());
        }

        int displaySequence(Element element) {
            return refinement(element, "display-seq")
                    .filter(text -> text.matches("\\d{1,6}"))
                    .findFirst()
                    .map(Integer::parseInt)
                    .orElse(Integer.MAX_VALUE);
        }

        /** MARC relators, from EPUB 3's refinements and EPUB 2's {@code opf:role}. */
        List<String> roles(Element element) {
            return Stream.concat(refinement(element, "role"), prefixed(element, "role"))
                    .map(role -> role.strip().toLowerCase(java.util.Locale.ROOT))
                    .map(role -> role.substring(role.lastIndexOf('/') + 1))
                    .distinct()
                    .toList();
        }

        /** The attribute with that local name, whatever its prefix. */
        static Stream<String> prefixed(Element element, String localName) {
            return element.attributes().asList().stream()
                    .filter(attribute -> attribute
                            .getKey()
                            .substring(attribute.getKey().indexOf(':') + 1)
                            .equalsIgnoreCase(localName))
                    .map(attribute -> attribute.getValue());
        }

        private static boolean isNamed(Element meta, String property) {
            return Markup.attribute(meta, "property")
                    .or(() -> Markup.attribute(meta, "name"))
                    .map(String::strip)
                    .filter(property::equalsIgnoreCase)
                    .isPresent();
        }

        private static Optional<String> value(Element meta) {
            return Optional.of(Markup.text(meta))
                    .filter(text -> !text.isEmpty())
                    .or(() -> Markup.attribute(meta, "content").map(Metadata::tidy));
        }
    }
}
