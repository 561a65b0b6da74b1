package vn.langnghe.epub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.langnghe.book.Problem;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;

/** Which overlays tell which of the spine's documents. */
final class Overlays {
    private final PackageDocument book;
    private final MediaOverlayReader reader;
    private final PackageLinks links;
    private final Consumer<Problem> problems;
    private final Set<String> taken = new HashSet<>();

    Overlays(PackageDocument book, MediaOverlayReader reader, PackageLinks links, Consumer<Problem> problems) {
        this.book = book;
        this.reader = reader;
        this.links = links;
        this.problems = problems;
    }

    /**
     * The overlays by the spine item that they tell. An overlay that tells several documents stands with the first of
     * them; the others have an empty list.
     */
    Map<ManifestItem, List<MediaOverlay>> bySpineItem() throws IOException {
        Map<ManifestItem, List<MediaOverlay>> found = new LinkedHashMap<>();
        for (ManifestItem item : book.spine()) {
            linked(item, found);
        }
        for (ManifestItem overlay : book.overlays()) {
            if (overlay.path().isPresent() && taken.add(overlay.path().get())) {
                unlinked(reader.read(overlay.path().get()), found);
            }
        }
        return found;
    }

    private void linked(ManifestItem item, Map<ManifestItem, List<MediaOverlay>> found) throws IOException {
        if (item.overlay().isEmpty()) {
            return;
        }
        Optional<String> path =
                Optional.ofNullable(book.manifest().get(item.overlay().get())).flatMap(ManifestItem::path);
        if (path.isEmpty()) {
            problems.accept(Problem.atLine(
                    EpubRule.OVERLAY_MISSING,
                    book.path(),
                    item.line(),
                    item.href(),
                    item.overlay().get()));
            return;
        }
        List<MediaOverlay> overlays = found.computeIfAbsent(item, _ -> new ArrayList<>());
        if (taken.add(path.get())) {
            overlays.add(reader.read(path.get()));
        }
    }

    /** Tools forget the attribute {@code media-overlay}; the overlay itself says which documents it tells. */
    private void unlinked(MediaOverlay overlay, Map<ManifestItem, List<MediaOverlay>> found) {
        Set<String> told = told(overlay);
        boolean placed = false;
        for (ManifestItem item : book.spine()) {
            if (!found.containsKey(item) && item.path().filter(told::contains).isPresent()) {
                problems.accept(Problem.of(EpubRule.OVERLAY_NOT_LINKED, book.path(), overlay.path(), item.href()));
                found.put(item, placed ? List.of() : List.of(overlay));
                placed = true;
            }
        }
    }

    /** The documents that the overlay refers to. */
    private Set<String> told(MediaOverlay overlay) {
        return Stream.concat(
                        overlay.pars().stream().flatMap(par -> par.text().stream()),
                        overlay.textReferences().stream().map(MediaOverlay.TextReference::reference))
                .map(reference -> reference.replaceFirst("#.*$", ""))
                .distinct()
                .flatMap(reference -> links.follow(new Place(overlay.path(), 0), reference).stream())
                .collect(Collectors.toSet());
    }
}
