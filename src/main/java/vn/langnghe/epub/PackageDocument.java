package vn.langnghe.epub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.langnghe.book.Metadata;

/**
 * The package document (EPUB 3.3, section 5).
 *
 * @param path where it lies within the package
 * @param metadata what the book says of itself; its title is a file's name where it says none
 * @param manifest the items by id, in the document's order
 * @param spine the reading order
 * @param ncx EPUB 2's table of contents
 * @param cover the cover picture's path
 */
record PackageDocument(
        String path,
        Metadata metadata,
        Map<String, ManifestItem> manifest,
        List<ManifestItem> spine,
        Optional<ManifestItem> ncx,
        Optional<String> cover) {

    Optional<ManifestItem> navigation() {
        return manifest.values().stream()
                .filter(item -> item.properties().contains("nav"))
                .findFirst();
    }

    List<ManifestItem> overlays() {
        return manifest.values().stream().filter(ManifestItem::isOverlay).toList();
    }
}
