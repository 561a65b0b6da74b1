package vn.langnghe.web;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of the list of titles.
 *
 * @param total how many titles the whole list has
 * @param next the address of what follows
 */
record TitlesJson(List<TitleJson> items, int total, Optional<String> next) {
    TitlesJson {
        items = List.copyOf(items);
    }
}
