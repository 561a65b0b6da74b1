package vn.langnghe.daisy;

import java.util.Optional;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.Place;

/** An entry of the NCC or NCX: what a listener can go to. */
sealed interface NavigationEntry {
    /** The element's id; empty where it has none. */
    String id();

    /** Its words; empty where it has none. */
    String text();

    /** Where it leads, as written. */
    Optional<String> reference();

    /** Where it stands. */
    Place place();

    /** A heading: h1 to h6 of the NCC, a navPoint of the NCX. */
    record HeadingEntry(String id, String text, Optional<String> reference, Place place, int level)
            implements NavigationEntry {}

    /** A page. */
    record PageEntry(String id, String text, Optional<String> reference, Place place, PageKind kind)
            implements NavigationEntry {}

    /** A note, sidebar or the like. */
    record PassageEntry(String id, String text, Optional<String> reference, Place place, Optional<Skippable> kind)
            implements NavigationEntry {}
}
