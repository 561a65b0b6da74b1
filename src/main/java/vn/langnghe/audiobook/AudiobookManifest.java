package vn.langnghe.audiobook;

import java.util.List;
import java.util.Optional;
import vn.langnghe.book.Metadata;

/**
 * What the manifests of Readium and of the W3C have in common; references as written, relative to the file that holds
 * them.
 *
 * @param path the file that holds the manifest
 * @param readingOrder the parts in order
 * @param toc the table of contents, flattened
 * @param tocPath the file that holds it
 * @param cover the cover picture's path
 */
record AudiobookManifest(
        String path,
        Metadata metadata,
        List<Part> readingOrder,
        List<TocEntry> toc,
        String tocPath,
        Optional<String> cover) {
    AudiobookManifest {
        readingOrder = List.copyOf(readingOrder);
        toc = List.copyOf(toc);
    }

    /**
     * A part of the reading order.
     *
     * @param mediaType may be empty
     * @param alternates what else may stand for it, such as its narration phrase by phrase
     */
    record Part(String reference, String mediaType, Optional<String> title, List<String> alternates) {
        Part {
            alternates = List.copyOf(alternates);
        }
    }

    /**
     * An entry of the table of contents.
     *
     * @param level from 1, by nesting
     * @param reference nothing where it only groups others
     */
    record TocEntry(int level, String title, Optional<String> reference) {}
}
