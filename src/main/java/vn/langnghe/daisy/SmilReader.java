package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.BookPackage;
import vn.langnghe.markup.Markup;

/**
 * Reads a SMIL file of DAISY 2.02 (section 2.3, SMIL 1.0) or of DAISY 3 (Z39.86-2005, section 7). Time containers are
 * taken as they nest, deeper than the specifications allow; what plays at the same time as a text is one phrase.
 */
final class SmilReader {
    private final Map<String, Skippable> customTests;
    private final List<SmilDocument.Par> pars = new ArrayList<>();
    private final List<String> pendingIds = new ArrayList<>();
    private int notes;

    private SmilReader(Map<String, Skippable> customTests) {
        this.customTests = customTests;
    }

    /**
     * Reads the file.
     *
     * @param customTests what the NCX says of the custom tests, by their ids
     */
    static SmilDocument read(
            BookPackage bookPackage, String path, Map<String, Skippable> customTests, Problems problems)
            throws IOException {
        Document document = Markup.read(bookPackage, path, problems);
        Optional<String> title = Markup.all(document, "meta").stream()
                .filter(meta -> Markup.attribute(meta, "name").orElse("").equalsIgnoreCase("title"))
                .flatMap(meta -> Markup.attribute(meta, "content").stream())
                .map(Metadata::tidy)
                .findFirst();
        SmilReader reader = new SmilReader(customTests);
        for (Element body : Markup.all(document, "body")) {
            reader.addIds(body);
            reader.parseSeq(body, Surroundings.NONE);
        }
        reader.placeIdsBehindTheLastPar();
        return new SmilDocument(path, title, reader.pars);
    }

    /** What the time containers around an element say of it. */
    private record Surroundings(Optional<Skippable> skippable, OptionalInt note) {
        static final Surroundings NONE = new Surroundings(Optional.empty(), OptionalInt.empty());
    }

    private void parseSeq(Element seq, Surroundings around) {
        int first = pars.size();
        List<Element> children = seq.children();
        for (Element child : children) {
            Surroundings inside = inside(child, around);
            switch (name(child)) {
                case "par" -> parsePar(child, inside);
                // switch, excl and a carry no phrase of their own
                case "seq", "excl", "switch", "a", "body" -> {
                    addIds(child);
                    parseSeq(child, inside);
                }
                // Media without a par around it: DAISY 2.02 allows one lone audio in the mother seq
                case "audio", "text", "img", "ref" -> addPar(child, List.of(child), inside);
                default -> addIds(child);
            }
        }
        markNoteReference(children, first);
    }

    private void parsePar(Element par, Surroundings around) {
        addIds(par);
        List<Element> media = new ArrayList<>();
        List<Element> containers = new ArrayList<>();
        gather(par, media, containers);
        if (!media.isEmpty()) {
            addPar(par, media, around);
        }
        for (Element container : containers) {
            Surroundings inside = inside(container, around);
            if (name(container).equals("par")) {
                parsePar(container, inside);
            } else {
                addIds(container);
                parseSeq(container, inside);
            }
        }
    }

    /**
     * The media that sound together with the par's text. DAISY 2.02 puts a {@code seq} of clips inside the par (section
     * 2.3.3.3); a {@code seq} that holds texts or pars of its own is a passage of several phrases instead.
     */
    private void gather(Element container, List<Element> media, List<Element> containers) {
        for (Element child : container.children()) {
            switch (name(child)) {
                case "audio", "text", "img", "ref" -> media.add(child);
                case "a" -> {
                    media.add(child);
                    gather(child, media, containers);
                }
                case "par" -> containers.add(child);
                case "seq", "excl", "switch" -> {
                    if (holdsPhrases(child)) {
                        containers.add(child);
                    } else {
                        media.add(child);
                        gather(child, media, containers);
                    }
                }
                default -> {}
            }
        }
    }

    private static boolean holdsPhrases(Element container) {
        return container.stream()
                .filter(each -> !each.equals(container))
                .map(SmilReader::name)
                .anyMatch(name -> name.equals("par") || name.equals("text"));
    }

    private void addPar(Element par, List<Element> media, Surroundings around) {
        // Its own id first: it is the phrase's name
        List<String> ids = new ArrayList<>();
        Stream.concat(Stream.of(par), media.stream())
                .filter(element -> !name(element).equals("audio"))
                .forEach(element -> addIds(element, ids));
        ids.addAll(pendingIds);
        pendingIds.clear();
        pars.add(new SmilDocument.Par(
                ids.stream().distinct().toList(),
                first(media, "text", "src"),
                media.stream()
                        .filter(SmilReader::isAudio)
                        .flatMap(element -> audio(element).stream())
                        .toList(),
                media.stream()
                        .filter(element -> name(element).equals("img"))
                        .flatMap(element -> Markup.attribute(element, "src").stream()
                                .map(source -> new SmilDocument.Image(source, Markup.attribute(element, "alt"))))
                        .findFirst(),
                around.skippable(),
                around.note(),
                first(media, "a", "href"),
                Markup.line(par)));
    }

    private static boolean isAudio(Element element) {
        return name(element).equals("audio")
                || (name(element).equals("ref")
                        && Markup.attribute(element, "type").orElse("").startsWith("audio/"));
    }

    private static Optional<SmilDocument.Audio> audio(Element audio) {
        List<String> ids = new ArrayList<>();
        addIds(audio, ids);
        return Markup.attribute(audio, "src")
                .map(source -> new SmilDocument.Audio(
                        ids,
                        source,
                        Markup.attribute(audio, "clip-begin").or(() -> Markup.attribute(audio, "clipBegin")),
                        Markup.attribute(audio, "clip-end").or(() -> Markup.attribute(audio, "clipEnd")),
                        Markup.line(audio)));
    }

    private void placeIdsBehindTheLastPar() {
        if (!pars.isEmpty() && !pendingIds.isEmpty()) {
            SmilDocument.Par last = pars.removeLast();
            pars.add(last.withIds(
                    Stream.concat(last.ids().stream(), pendingIds.stream()).toList()));
        }
    }

    /** DAISY 2.02, section 2.3.3.4: a seq of exactly two pars is a note reference and its note. */
    private void markNoteReference(List<Element> children, int first) {
        if (children.size() == 2
                && pars.size() >= first + 2
                && name(children.getFirst()).equals("par")
                && own(children.getLast()).filter(Skippable.NOTE::equals).isPresent()
                && pars.get(first).skippable().isEmpty()) {
            pars.set(first, pars.get(first).withSkippable(Skippable.NOTE_REFERENCE));
        }
    }

    private Surroundings inside(Element element, Surroundings around) {
        Optional<Skippable> own = own(element);
        boolean noteBegins = around.note().isEmpty()
                && own.filter(kind -> kind == Skippable.NOTE || kind == Skippable.ANNOTATION)
                        .isPresent();
        return new Surroundings(own.or(around::skippable), noteBegins ? OptionalInt.of(notes++) : around.note());
    }

    private Optional<Skippable> own(Element element) {
        return Markup.attribute(element, "system-required")
                .or(() -> Markup.attribute(element, "systemRequired"))
                .flatMap(SkippableNames::anyOf)
                .or(() -> Markup.attribute(element, "customTest").flatMap(this::customTest))
                .or(() -> Markup.attribute(element, "class").flatMap(SkippableNames::anyOf));
    }

    private Optional<Skippable> customTest(String id) {
        return Optional.ofNullable(customTests.get(id.strip())).or(() -> SkippableNames.skippable(id));
    }

    private void addIds(Element element) {
        addIds(element, pendingIds);
    }

    private static void addIds(Element element, List<String> ids) {
        Markup.attribute(element, "id").map(Links::id).ifPresent(ids::add);
        Markup.attribute(element, "xml:id").map(Links::id).ifPresent(ids::add);
    }

    private static Optional<String> first(List<Element> media, String name, String attribute) {
        return media.stream()
                .filter(element -> name(element).equals(name))
                .flatMap(element -> Markup.attribute(element, attribute).stream())
                .findFirst();
    }

    private static String name(Element element) {
        return Markup.localName(element).toLowerCase(Locale.ROOT);
    }
}
