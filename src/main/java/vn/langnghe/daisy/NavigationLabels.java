package vn.langnghe.daisy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.langnghe.container.References;

/** The words of headings and pages by the SMIL elements that they lead to: the only text of a book without text. */
final class NavigationLabels {
    private final Map<String, Map<String, String>> labels = new HashMap<>();

    NavigationLabels(List<NavigationEntry> entries, Links links) {
        for (NavigationEntry entry : entries) {
            if (!entry.text().isEmpty()) {
                entry.reference()
                        .ifPresent(reference -> file(entry, reference, links)
                                .ifPresent(file -> labels.computeIfAbsent(file, _ -> new HashMap<>())
                                        .putIfAbsent(Links.fragment(reference), entry.text())));
            }
        }
    }

    /** The file that an entry leads to, by its name alone where the package does not have it. */
    static Optional<String> file(NavigationEntry entry, String reference, Links links) {
        return links.file(entry.place(), reference)
                .or(() -> References.resolve(entry.place().file(), reference));
    }

    Optional<String> label(String smil, List<String> ids, boolean firstOfFile) {
        Map<String, String> ofFile = labels.getOrDefault(smil, Map.of());
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(ofFile.get(id)).stream())
                .findFirst()
                .or(() -> firstOfFile ? Optional.ofNullable(ofFile.get("")) : Optional.empty());
    }
}
