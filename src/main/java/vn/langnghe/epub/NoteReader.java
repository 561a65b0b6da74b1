package vn.langnghe.epub;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Note;
import vn.langnghe.book.Problem;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/** Finds the notes and the places that refer to them. */
final class NoteReader {
    private final PhraseCollector collector;
    private final ContentDocuments documents;
    private final Consumer<Problem> problems;
    private final Map<String, Note> notes = new LinkedHashMap<>();

    NoteReader(PhraseCollector collector, ContentDocuments documents, Consumer<Problem> problems) {
        this.collector = collector;
        this.documents = documents;
        this.problems = problems;
    }

    List<Note> read() throws IOException {
        for (String path : collector.documentPaths()) {
            for (Element element : documents.at(path).body().getAllElements()) {
                if (SemanticTypes.isNoteReference(element)) {
                    readReference(path, element);
                }
            }
        }
        for (String path : collector.documentPaths()) {
            for (Element element : documents.at(path).body().getAllElements()) {
                if (SemanticTypes.isNote(element)) {
                    add(path, element, OptionalInt.empty());
                }
            }
        }
        return List.copyOf(notes.values());
    }

    private void readReference(String path, Element element) throws IOException {
        Place place = new Place(path, Markup.line(element));
        Optional<String> reference = link(element);
        if (reference.isEmpty()) {
            return;
        }
        Optional<ContentDocuments.Target> target = target(place, reference.get());
        Optional<Element> note = target.flatMap(ContentDocuments.Target::element);
        if (note.isEmpty() || !collector.isRead(target.get().path())) {
            problems.accept(Problem.atLine(
                    EpubRule.NOTE_TARGET_MISSING, path, place.line(), Words.of(element), reference.get()));
            return;
        }
        OptionalInt phrase =
                collector.phrasesOf(path).map(phrases -> phrases.at(element)).orElse(OptionalInt.empty());
        add(target.get().path(), whole(note.get()), phrase);
    }

    /** Links in a book's prose lead anywhere; only what is going to be read must stay within the package. */
    private Optional<ContentDocuments.Target> target(Place place, String reference) throws IOException {
        try {
            return documents.target(place, reference);
        } catch (HostilePackageException _) {
            return Optional.empty();
        }
    }

    private void add(String path, Element note, OptionalInt reference) throws IOException {
        Optional<DocumentPhrases> phrases = collector.phrasesOf(path);
        if (phrases.isEmpty()) {
            return;
        }
        String id = path + "#"
                + (note.id().isEmpty() ? documents.at(path).span(note).first() : note.id());
        OptionalInt at = phrases.get().at(note);
        if (at.isPresent()) {
            DocumentPhrases.Range range =
                    phrases.get().within(note).orElseGet(() -> new DocumentPhrases.Range(at.getAsInt(), at.getAsInt()));
            notes.putIfAbsent(id, new Note(id, reference, range.first(), range.last()));
        }
    }

    /** A reference may lead to an anchor within the note; the note is the element around it that says so. */
    private static Element whole(Element target) {
        Element here = target;
        while (here != null) {
            if (SemanticTypes.isNote(here)) {
                return here;
            }
            here = here.parent();
        }
        return target;
    }

    private static Optional<String> link(Element element) {
        return Markup.attribute(element, "href")
                .or(() -> Markup.first(element, "a").flatMap(link -> Markup.attribute(link, "href")))
                .or(() -> Optional.ofNullable(element.parent()).flatMap(parent -> Markup.attribute(parent, "href")));
    }
}
