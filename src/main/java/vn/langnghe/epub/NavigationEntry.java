package vn.langnghe.epub;

import java.util.Optional;
import vn.langnghe.container.Place;

/**
 * An entry of a table of contents or of a page list.
 *
 * @param level from 1, by nesting
 * @param label its words; never blank
 * @param reference where it leads, as written; of an entry that only groups others, where the first of them leads
 * @param place where it is written
 */
record NavigationEntry(int level, String label, Optional<String> reference, Place place) {}
