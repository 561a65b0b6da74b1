package vn.langnghe.catalogue;

import java.util.List;

/**
 * A stretch of a list of titles.
 *
 * @param items the titles
 * @param total how many titles the whole list has
 */
public record TitlePage(List<Title> items, int total) {
    public TitlePage {
        items = List.copyOf(items);
    }
}
