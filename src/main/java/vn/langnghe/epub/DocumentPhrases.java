package vn.langnghe.epub;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** Where in a content document which phrases stand, so that links to any element find the phrase to begin at. */
final class DocumentPhrases {
    /** From one phrase to another, both inclusive. */
    record Range(int first, int last) {}

    private record Placed(Span span, int phrase) {}

    private final ContentDocument document;
    private final NavigableMap<Integer, Placed> byStart = new TreeMap<>();

    DocumentPhrases(ContentDocument document) {
        this.document = document;
    }

    void put(Span span, int phrase) {
        byStart.putIfAbsent(span.first(), new Placed(span, phrase));
    }

    OptionalInt first() {
        return byStart.values().stream().mapToInt(Placed::phrase).min();
    }

    /** The first phrase within the element, or else the one around it, or else the one that follows it. */
    OptionalInt at(Element element) {
        Span span = document.span(element);
        Map.Entry<Integer, Placed> next = byStart.ceilingEntry(span.first());
        if (next != null && next.getKey() <= span.last()) {
            return OptionalInt.of(next.getValue().phrase());
        }
        Optional<Placed> around = around(element, span.first());
        if (around.isPresent()) {
            return OptionalInt.of(around.get().phrase());
        }
        Map.Entry<Integer, Placed> nearest = next == null ? byStart.lastEntry() : next;
        return nearest == null
                ? OptionalInt.empty()
                : OptionalInt.of(nearest.getValue().phrase());
    }

    /** The phrases within the element; nothing where it has none of its own. */
    Optional<Range> within(Element element) {
        Span span = document.span(element);
        var phrases = byStart.subMap(span.first(), true, span.last(), true).values().stream()
                .mapToInt(Placed::phrase)
                .summaryStatistics();
        return phrases.getCount() == 0 ? Optional.empty() : Optional.of(new Range(phrases.getMin(), phrases.getMax()));
    }

    private Optional<Placed> around(Element element, int position) {
        Map.Entry<Integer, Placed> before = byStart.floorEntry(position);
        if (before != null && before.getValue().span().contains(position)) {
            return Optional.of(before.getValue());
        }
        Element here = element.parent();
        while (here != null) {
            Placed placed = byStart.get(document.span(here).first());
            if (placed != null && placed.span().contains(position)) {
                return Optional.of(placed);
            }
            here = here.parent();
        }
        return Optional.empty();
    }
}
