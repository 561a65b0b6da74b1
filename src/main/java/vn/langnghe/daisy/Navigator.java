package vn.langnghe.daisy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Page;

/** Leads the entries of an NCC or NCX to the phrases at which they begin. */
final class Navigator {
    private final Phrases phrases;
    private final Links links;
    private final Problems problems;

    Navigator(Phrases phrases, Links links, Problems problems) {
        this.phrases = phrases;
        this.links = links;
        this.problems = problems;
    }

    List<Heading> headings(List<NavigationEntry.HeadingEntry> entries) {
        int[] places = places(entries);
        Set<String> ids = new HashSet<>();
        List<Heading> headings = new ArrayList<>();
        for (int index = 0; index < places.length; index++) {
            NavigationEntry.HeadingEntry entry = entries.get(index);
            headings.add(new Heading(
                    unique(entry.id(), "heading-" + (index + 1), ids),
                    entry.level(),
                    text(entry, places[index], index + 1),
                    places[index]));
        }
        headings.sort(Comparator.comparingInt(Heading::phrase));
        return headings;
    }

    List<Page> pages(List<NavigationEntry.PageEntry> entries) {
        int[] places = places(entries);
        Set<String> ids = new HashSet<>();
        List<Page> pages = new ArrayList<>();
        for (int index = 0; index < places.length; index++) {
            NavigationEntry.PageEntry entry = entries.get(index);
            pages.add(new Page(
                    unique(entry.id(), "page-" + (index + 1), ids), entry.kind(), entry.text(), places[index]));
        }
        pages.sort(Comparator.comparingInt(Page::phrase));
        return pages;
    }

    /** The headings that the text itself has, for books without NCC or NCX. */
    List<Heading> headingsOfText() {
        List<Heading> headings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < phrases.size(); index++) {
            Phrases.Source source = phrases.source(index);
            Optional<Passage.ContentHeading> heading = source.passage().flatMap(Passage::heading);
            int place = index;
            heading.filter(each -> !each.text().isEmpty()
                            && seen.add(source.text().map(Links.Target::file).orElse("") + "#" + each.number()))
                    .ifPresent(each -> headings.add(
                            new Heading("heading-" + (headings.size() + 1), each.level(), each.text(), place)));
        }
        return headings;
    }

    /** A heading a SMIL file, by its {@code title}, where nothing else says where the parts begin. */
    List<Heading> headingsOfSmils(List<SmilDocument> smils) {
        List<Heading> headings = new ArrayList<>();
        for (SmilDocument smil : smils) {
            OptionalInt first = phrases.firstOf(smil.path());
            smil.title()
                    .filter(title -> first.isPresent()
                            && (headings.isEmpty() || !headings.getLast().text().equals(title)))
                    .ifPresent(title ->
                            headings.add(new Heading("heading-" + (headings.size() + 1), 1, title, first.getAsInt())));
        }
        return headings;
    }

    /** The pages that the text itself has, for books whose navigation lists none. */
    List<Page> pagesOfText() {
        List<Page> pages = new ArrayList<>();
        Set<Links.Target> seen = new HashSet<>();
        for (int index = 0; index < phrases.size(); index++) {
            Phrases.Source source = phrases.source(index);
            String label = phrases.get(index).text();
            int place = index;
            source.passage()
                    .flatMap(Passage::page)
                    .filter(_ -> source.text().map(seen::add).orElse(false))
                    .ifPresent(kind -> pages.add(new Page("page-" + (pages.size() + 1), kind, label, place)));
        }
        return pages;
    }

    /** Where an entry begins; told where it leads nowhere. */
    OptionalInt place(NavigationEntry entry) {
        if (entry.reference().isEmpty()) {
            problems.add(DaisyRule.ENTRY_WITHOUT_LINK, entry.place(), entry.text());
            return OptionalInt.empty();
        }
        String reference = entry.reference().get();
        OptionalInt place = NavigationLabels.file(entry, reference, links)
                .map(file -> place(new Links.Target(file, Links.fragment(reference)), entry))
                .orElse(OptionalInt.empty());
        if (place.isEmpty()) {
            problems.add(DaisyRule.ENTRY_TARGET_UNKNOWN, entry.place(), entry.text(), reference);
        }
        return place;
    }

    private OptionalInt place(Links.Target target, NavigationEntry entry) {
        OptionalInt first = phrases.firstOf(target.file());
        if (target.fragment().isEmpty()) {
            return first;
        }
        OptionalInt exact = phrases.withId(target.file(), target.fragment());
        if (exact.isEmpty()) {
            // Some producers lead into the text instead of the SMIL
            exact = phrases.speaking(target);
        }
        if (exact.isEmpty() && first.isPresent()) {
            problems.add(
                    DaisyRule.ENTRY_TARGET_UNKNOWN,
                    entry.place(),
                    entry.text(),
                    entry.reference().orElse(""));
            return first;
        }
        return exact;
    }

    /** An entry that leads nowhere begins where the next one does, or the last one before it. */
    private int[] places(List<? extends NavigationEntry> entries) {
        int[] places =
                entries.stream().mapToInt(entry -> place(entry).orElse(-1)).toArray();
        int next = IntStream.of(places)
                .filter(place -> place >= 0)
                .reduce((_, last) -> last)
                .orElse(0);
        for (int index = places.length - 1; index >= 0; index--) {
            if (places[index] < 0) {
                places[index] = next;
            }
            next = places[index];
        }
        return places;
    }

    private String text(NavigationEntry entry, int place, int number) {
        if (!entry.text().isEmpty()) {
            return entry.text();
        }
        String spoken = phrases.get(place).text();
        String text = spoken.isEmpty() ? Integer.toString(number) : spoken;
        problems.add(DaisyRule.HEADING_WITHOUT_TEXT, entry.place(), text);
        return text;
    }

    private static String unique(String id, String otherwise, Set<String> used) {
        String unique = id.isEmpty() ? otherwise : id;
        for (int copy = 2; !used.add(unique); copy++) {
            unique = (id.isEmpty() ? otherwise : id) + "-" + copy;
        }
        return unique;
    }
}
