package vn.langnghe.daisy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.langnghe.book.Note;
import vn.langnghe.book.Skippable;

/**
 * Finds the notes and what refers to them: the escapable structures of the SMIL files (Z39.86-2005, section 7.4.3;
 * DAISY 2.02, section 2.3.3.4), the notes of the DTBook, and what the NCX lists.
 */
final class Notes {
    private final Phrases phrases;
    private final Map<String, Range> ranges = new LinkedHashMap<>();
    private final Map<Integer, String> rangeOfPhrase = new HashMap<>();
    private final Set<Integer> usedReferences = new HashSet<>();

    private Notes(Phrases phrases) {
        this.phrases = phrases;
    }

    private record Range(String name, int first, int last) {}

    static List<Note> find(Phrases phrases, List<NavigationEntry> passages, Navigator navigator) {
        Notes notes = new Notes(phrases);
        for (int index = 0; index < phrases.size(); index++) {
            notes.takeIn(index);
        }
        for (NavigationEntry entry : passages) {
            if (entry instanceof NavigationEntry.PassageEntry passage
                    && passage.kind()
                            .filter(kind -> kind == Skippable.NOTE || kind == Skippable.ANNOTATION)
                            .isPresent()) {
                navigator.place(entry).ifPresent(place -> notes.takeInListed(entry, place));
            }
        }
        return notes.all();
    }

    private void takeIn(int index) {
        Phrases.Source source = phrases.source(index);
        Optional<String> inText = source.passage()
                .flatMap(Passage::note)
                .map(note -> source.text().map(Links.Target::file).orElse("") + "#" + note);
        if (source.par().note().isPresent()) {
            String key = source.smil() + "!" + source.par().note().getAsInt();
            extend(key, inText.map(Notes::afterHash).orElse(""), index);
        } else {
            // The text's notes where the SMIL does not mark them; two stretches of one note are two places to play
            inText.ifPresent(note -> extend(note + "@" + startOfRun(note, index), afterHash(note), index));
        }
    }

    private int startOfRun(String note, int index) {
        String before = rangeOfPhrase.getOrDefault(index - 1, "");
        return before.startsWith(note + "@") ? Integer.parseInt(before.substring(note.length() + 1)) : index;
    }

    private void extend(String key, String name, int index) {
        ranges.merge(key, new Range(name, index, index), (range, _) -> new Range(range.name(), range.first(), index));
        rangeOfPhrase.put(index, key);
    }

    private void takeInListed(NavigationEntry entry, int place) {
        if (!rangeOfPhrase.containsKey(place)) {
            extend(entry.place().file() + "!" + entry.id() + "@" + place, entry.id(), place);
        }
    }

    private List<Note> all() {
        Map<String, List<Integer>> references = references();
        Set<String> ids = new HashSet<>();
        List<Note> notes = new ArrayList<>();
        for (Range range : ranges.values()) {
            OptionalInt reference = reference(range, references);
            reference.ifPresent(usedReferences::add);
            String base = range.name().isEmpty() ? "note-" + (notes.size() + 1) : range.name();
            String id = base;
            for (int copy = 2; !ids.add(id); copy++) {
                id = base + "-" + copy;
            }
            notes.add(new Note(id, reference, range.first(), range.last()));
        }
        return notes;
    }

    /** The phrases that refer to notes, by what they refer to: a note's id in the text, an id in the SMIL. */
    private Map<String, List<Integer>> references() {
        Map<String, List<Integer>> references = new HashMap<>();
        for (int index = 0; index < phrases.size(); index++) {
            Phrases.Source source = phrases.source(index);
            int place = index;
            source.passage()
                    .flatMap(Passage::refersTo)
                    .ifPresent(note -> references
                            .computeIfAbsent("text#" + note, _ -> new ArrayList<>())
                            .add(place));
            source.par()
                    .link()
                    .filter(link -> link.startsWith("#"))
                    .ifPresent(link -> phrases.withId(source.smil(), Links.fragment(link))
                            .ifPresent(target -> references
                                    .computeIfAbsent("phrase#" + target, _ -> new ArrayList<>())
                                    .add(place)));
        }
        return references;
    }

    private OptionalInt reference(Range range, Map<String, List<Integer>> references) {
        int before = range.first() - 1;
        if (before >= 0
                && phrases.get(before)
                        .skippable()
                        .filter(Skippable.NOTE_REFERENCE::equals)
                        .isPresent()
                && !usedReferences.contains(before)) {
            return OptionalInt.of(before);
        }
        List<Integer> candidates = new ArrayList<>(references.getOrDefault("phrase#" + range.first(), List.of()));
        candidates.addAll(references.getOrDefault("text#" + range.name(), List.of()));
        return candidates.stream()
                .filter(candidate -> !usedReferences.contains(candidate))
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    private static String afterHash(String key) {
        return key.substring(key.lastIndexOf('#') + 1);
    }
}
