package vn.langnghe.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a list of titles.
 *
 * @param items the titles
 * @param total how many titles the whole list has
 * @param next the place behind the last item, for {@link TitleQuery#after()}; empty at the end of the list. Opaque,
 *     safe in an address
 */
public record TitlePage(List<Title> items, int total, Optional<String> next) {
    public TitlePage {
        items = List.copyOf(items);
    }
}
