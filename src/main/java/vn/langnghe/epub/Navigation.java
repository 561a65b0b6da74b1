package vn.langnghe.epub;

import java.util.List;

/**
 * How the publisher lets readers travel the book.
 *
 * @param toc the table of contents, flattened in its order
 * @param pages the page list
 */
record Navigation(List<NavigationEntry> toc, List<NavigationEntry> pages) {
    static final Navigation NONE = new Navigation(List.of(), List.of());

    Navigation {
        toc = List.copyOf(toc);
        pages = List.copyOf(pages);
    }

    /** This, and where it says nothing, what the other says. */
    Navigation or(Navigation other) {
        return new Navigation(toc.isEmpty() ? other.toc : toc, pages.isEmpty() ? other.pages : pages);
    }
}
