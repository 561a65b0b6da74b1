package vn.langnghe.daisy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Metadata;
import vn.langnghe.markup.Markup;

/** Metadata by name, letter case aside ({@code dc:title}, {@code DC.Title} and {@code dc:Title} are one). */
final class MetadataEntries {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** The {@code meta} elements below the element. */
    static MetadataEntries ofMetas(Element element) {
        MetadataEntries entries = new MetadataEntries();
        for (Element meta : Markup.all(element, "meta")) {
            Markup.attribute(meta, "name")
                    .ifPresent(name -> entries.add(
                            name, Markup.attribute(meta, "content").orElseGet(() -> Words.of(meta, _ -> false))));
        }
        return entries;
    }

    void add(String name, String value) {
        String text = Metadata.tidy(value);
        if (!text.isEmpty()) {
            values.computeIfAbsent(folded(name), _ -> new ArrayList<>()).add(text);
        }
    }

    /** Puts the value before the others of that name. */
    void addFirst(String name, String value) {
        String text = Metadata.tidy(value);
        if (!text.isEmpty()) {
            values.computeIfAbsent(folded(name), _ -> new ArrayList<>()).addFirst(text);
        }
    }

    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(folded(name), List.of()));
    }

    Optional<String> first(String... names) {
        for (String name : names) {
            List<String> found = values.getOrDefault(folded(name), List.of());
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceFirst("^(dc|dcterms|ncc|dtb)\\.", "$1:");
    }
}
