package vn.langnghe.audiobook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Page;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.Skippable;

/**
 * Makes phrases of parts and the headings that lead to them. An audiobook says nothing finer than its table of contents,
 * so a phrase is the stretch from one entry to the next; where a narration goes with a part, its phrases are taken.
 */
final class AudiobookAssembler {
    private static final int DEEPEST_LEVEL = 6;

    private final Consumer<Problem> problems;
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Heading> guidedHeadings = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    /** Where in the phrases each part begins; one more than there are parts. */
    private final List<Integer> starts = new ArrayList<>();

    AudiobookAssembler(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** What becomes of the parts. */
    record Assembled(
            List<Phrase> phrases, List<Heading> headings, List<Page> pages, List<ReadingOrderItem> readingOrder) {}

    /**
     * Assembles a book.
     *
     * @param guides the narrations by the index of their part
     */
    Assembled assemble(List<TimedPart> parts, List<TimedEntry> toc, Map<Integer, List<GuidedPhrase>> guides) {
        for (int i = 0; i < parts.size(); i++) {
            starts.add(phrases.size());
            List<GuidedPhrase> guide = guides.getOrDefault(i, List.of());
            if (guide.isEmpty()) {
                addStretches(parts.get(i), ofPart(toc, i));
            } else {
                guide.forEach(this::addGuided);
            }
        }
        starts.add(phrases.size());
        return new Assembled(phrases, headings(parts, toc), pages, readingOrder(parts));
    }

    private static List<TimedEntry> ofPart(List<TimedEntry> toc, int part) {
        return toc.stream().filter(entry -> entry.part() == part).toList();
    }

    private void addStretches(TimedPart part, List<TimedEntry> toc) {
        if (part.audio().isEmpty()) {
            // What cannot be heard is at least named where it would have been.
            String name = part.title()
                    .or(() -> toc.stream().map(TimedEntry::title).findFirst())
                    .orElseGet(part::fileName);
            add(name, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
            return;
        }
        AudioFile audio = part.audio().get();
        TreeSet<Duration> bounds = new TreeSet<>(List.of(part.begin()));
        toc.stream().map(TimedEntry::at).filter(part::contains).forEach(bounds::add);
        for (Duration begin : bounds) {
            Duration next = bounds.higher(begin);
            Clip clip = new Clip(audio.path(), begin, next == null ? part.end() : next);
            add("", Optional.empty(), List.of(clip), Optional.empty(), Optional.empty());
        }
    }

    private void addGuided(GuidedPhrase guided) {
        int index = phrases.size();
        if (guided.headingLevel().isPresent() && !guided.text().isEmpty()) {
            guidedHeadings.add(
                    heading(guidedHeadings.size(), guided.headingLevel().getAsInt(), guided.text(), index));
        }
        if (guided.skippable().equals(Optional.of(Skippable.PAGE_NUMBER))) {
            String label = guided.text();
            PageKind kind = label.matches("\\d+")
                    ? PageKind.NORMAL
                    : label.matches("(?i)[ivxlcdm]+") ? PageKind.FRONT : PageKind.SPECIAL;
            pages.add(new Page("page" + (pages.size() + 1), kind, label, index));
        }
        add(guided.text(), guided.textReference(), guided.clips(), guided.skippable(), guided.picture());
    }

    private void add(
            String text,
            Optional<String> reference,
            List<Clip> clips,
            Optional<Skippable> skippable,
            Optional<vn.langnghe.book.Picture> picture) {
        String id = "p" + (phrases.size() + 1);
        phrases.add(new Phrase(id, text, reference, Optional.empty(), clips, skippable, picture));
    }

    private List<Heading> headings(List<TimedPart> parts, List<TimedEntry> toc) {
        if (toc.isEmpty()) {
            return guidedHeadings;
        }
        List<Heading> headings = new ArrayList<>();
        for (TimedEntry entry : toc) {
            TimedPart part = parts.get(entry.part());
            if (part.audio().isPresent() && entry.at().compareTo(part.end()) >= 0) {
                problems.accept(Problem.of(AudiobookRule.CHAPTER_UNREADABLE, part.path(), entry.title()));
            }
            headings.add(heading(headings.size(), entry.level(), entry.title(), phraseAt(entry)));
        }
        return headings.stream()
                .sorted(Comparator.comparingInt(Heading::phrase))
                .toList();
    }

    /** The phrase that sounds at the entry's time, or else the one that follows, or else the part's last. */
    private int phraseAt(TimedEntry entry) {
        int first = starts.get(entry.part());
        int end = starts.get(entry.part() + 1);
        return IntStream.range(first, end)
                .filter(index -> phrases.get(index).clips().stream()
                        .anyMatch(clip -> clip.end().compareTo(entry.at()) > 0))
                .findFirst()
                .orElse(Math.max(first, end - 1));
    }

    private static Heading heading(int before, int level, String title, int phrase) {
        return new Heading("h" + (before + 1), Math.clamp(level, 1, DEEPEST_LEVEL), title, phrase);
    }

    private static List<ReadingOrderItem> readingOrder(List<TimedPart> parts) {
        Map<String, ReadingOrderItem> items = new LinkedHashMap<>();
        for (TimedPart part : parts) {
            part.audio()
                    .ifPresent(
                            audio -> items.putIfAbsent(audio.path(), new ReadingOrderItem(audio.path(), part.title())));
        }
        return List.copyOf(items.values());
    }
}
