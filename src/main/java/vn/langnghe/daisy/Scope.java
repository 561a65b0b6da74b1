package vn.langnghe.daisy;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Skippable;
import vn.langnghe.markup.Markup;

/**
 * What the elements around a word of a content document say of it.
 *
 * @param silent it is never said
 * @param language as written
 * @param skippable the kind of passage
 * @param heading the heading that it stands in
 * @param note the id of the note that it stands in
 * @param refersTo the id of the note that it refers to
 * @param group the group of pictures that it stands in
 * @param part the part of the group
 */
record Scope(
        boolean silent,
        Optional<String> language,
        Optional<Skippable> skippable,
        Optional<OpenHeading> heading,
        Optional<String> note,
        Optional<String> refersTo,
        Optional<ImageGroup> group,
        Part part) {

    static final Scope OUTERMOST = new Scope(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Part.OTHER);

    /** A heading while it is open. */
    record OpenHeading(int number, int level, StringBuilder words) {}

    /** The part of a group of pictures that describes them. */
    enum Part {
        CAPTION,
        PRODUCER_NOTE,
        OTHER
    }

    /** The scope inside a further element. */
    Scope inside(Element element, String name, IntSupplier nextHeading) {
        Optional<Skippable> own = skippable(element, name);
        return new Scope(
                silent || Words.silent(name),
                Markup.attribute(element, "xml:lang")
                        .or(() -> Markup.attribute(element, "lang"))
                        .or(this::language),
                own.or(this::skippable),
                headingLevel(element, name)
                        .map(level -> new OpenHeading(nextHeading.getAsInt(), level, new StringBuilder()))
                        .or(this::heading),
                own.filter(kind -> kind == Skippable.NOTE || kind == Skippable.ANNOTATION)
                        .flatMap(_ -> Markup.attribute(element, "id").map(Links::id))
                        .or(this::note),
                own.filter(Skippable.NOTE_REFERENCE::equals)
                        .flatMap(_ -> Markup.attribute(element, "idref").or(() -> Markup.attribute(element, "href")))
                        .filter(reference -> reference.contains("#") || !reference.contains("."))
                        .map(reference -> Links.id(reference.substring(reference.indexOf('#') + 1)))
                        .or(this::refersTo),
                isImageGroup(element, name) ? Optional.of(new ImageGroup()) : group,
                switch (name) {
                    case "caption", "figcaption" -> Part.CAPTION;
                    case "prodnote" -> Part.PRODUCER_NOTE;
                    default -> part;
                });
    }

    /** DTBook by its elements (Z39.86-2005, appendix of DTBook), XHTML by its classes (DAISY 2.02, section 2.2). */
    private static Optional<Skippable> skippable(Element element, String name) {
        return switch (name) {
            case "pagenum", "linenum", "note", "annotation", "noteref", "annoref" -> SkippableNames.skippable(name);
            // What the reader must be given (render="required") is no matter of choice
            case "sidebar", "prodnote" ->
                Markup.attribute(element, "render").orElse("optional").equalsIgnoreCase("required")
                        ? Optional.empty()
                        : SkippableNames.skippable(name);
            case "html", "body", "dtbook", "book", "bodymatter", "rearmatter", "frontmatter" -> Optional.empty();
            // A link of the class of notes leads to one
            case "a" ->
                Markup.attribute(element, "class")
                        .flatMap(Scope::announced)
                        .map(kind -> kind == Skippable.NOTE ? Skippable.NOTE_REFERENCE : kind);
            default -> Markup.attribute(element, "class").flatMap(Scope::announced);
        };
    }

    /** Only the class names that DAISY 2.02 and the producers' tools use; "notes" or "page" may be anything. */
    private static Optional<Skippable> announced(String names) {
        return SkippableNames.anyOf(
                names.replaceAll("(?i)(?<![\\w-])(note|notes|page|pages|annotations)(?![\\w-])", " "));
    }

    private static Optional<Integer> headingLevel(Element element, String name) {
        return switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Optional.of(name.charAt(1) - '0');
            // DTBook's hd of a level without a number takes its depth
            case "hd" ->
                Optional.of(Math.clamp(
                        element.parents().stream()
                                .filter(parent -> ContentReader.name(parent).equals("level"))
                                .count(),
                        1,
                        6));
            default -> Optional.empty();
        };
    }

    private static boolean isImageGroup(Element element, String name) {
        return name.equals("imggroup")
                || name.equals("figure")
                || Markup.attribute(element, "class").orElse("").equalsIgnoreCase("imggroup");
    }

    /** A group of pictures with what describes them (DTBook's {@code imggroup}). */
    static final class ImageGroup {
        private final StringBuilder producerNote = new StringBuilder();
        private final StringBuilder caption = new StringBuilder();
        private Optional<Element> image = Optional.empty();

        void offer(Element element) {
            image = image.or(() -> Optional.of(element));
        }

        void hear(String words, Scope scope) {
            switch (scope.part()) {
                case PRODUCER_NOTE -> producerNote.append(words);
                case CAPTION -> caption.append(words);
                case OTHER -> {}
            }
        }

        Optional<Element> image() {
            return image;
        }

        String producerNote() {
            return producerNote.toString();
        }

        String caption() {
            return caption.toString();
        }
    }
}
