package vn.langnghe.daisy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.langnghe.book.Skippable;

/**
 * The names under which producers announce what may be left out: DAISY 2.02's {@code system-required} values (section
 * 2.3.2), the classes and custom test ids of DAISY 3, and the NCX's {@code bookStruct} (Z39.86-2005, section 8.4.2).
 */
final class SkippableNames {
    private SkippableNames() {}

    static Optional<Skippable> skippable(String name) {
        String folded = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return Optional.ofNullable(
                switch (folded) {
                    case "pagenumber",
                            "pagenumberon",
                            "pagenum",
                            "page",
                            "pages",
                            "pagenormal",
                            "pagefront",
                            "pagespecial",
                            "pagebreak" -> Skippable.PAGE_NUMBER;
                    case "note", "notes", "noteon", "footnote", "footnotes", "footnoteon", "endnote", "rearnote" ->
                        Skippable.NOTE;
                    case "noteref", "noterefon", "notereference", "footnoteref", "annoref" -> Skippable.NOTE_REFERENCE;
                    case "annotation", "annotations", "annotationon" -> Skippable.ANNOTATION;
                    case "linenum", "linenumber", "linenumon" -> Skippable.LINE_NUMBER;
                    case "sidebar", "sidebars", "sidebaron", "optionalsidebar" -> Skippable.SIDEBAR;
                    case "prodnote",
                            "prodnotes",
                            "prodnoteon",
                            "optionalprodnote",
                            "optionalproducernote",
                            "producernote" -> Skippable.PRODUCER_NOTE;
                    default -> null;
                });
    }

    /** The first kind that one of the names announces; names are parted by white space. */
    static Optional<Skippable> anyOf(String names) {
        return Arrays.stream(names.strip().split("[\\s,;]+"))
                .map(SkippableNames::skippable)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
