package vn.langnghe.daisy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.langnghe.book.PageKind;

/** The names of the three kinds of pages (DAISY 2.02, section 2.1.4; Z39.86-2005, section 8.4.4). */
final class PageKinds {
    private PageKinds() {}

    /** The kind that a {@code type} or {@code page} attribute names; normal where it names none. */
    static PageKind kind(String type) {
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "front" -> PageKind.FRONT;
            case "special" -> PageKind.SPECIAL;
            default -> PageKind.NORMAL;
        };
    }

    /** The kind that one of the class names announces. */
    static Optional<PageKind> ofClass(String names) {
        return Arrays.stream(names.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .flatMap(name -> switch (name.replaceAll("[-_]", "")) {
                    case "pagefront" -> Optional.of(PageKind.FRONT).stream();
                    case "pagenormal", "pagenum", "pagenumber" -> Optional.of(PageKind.NORMAL).stream();
                    case "pagespecial" -> Optional.of(PageKind.SPECIAL).stream();
                    default -> Optional.<PageKind>empty().stream();
                })
                .findFirst();
    }
}
