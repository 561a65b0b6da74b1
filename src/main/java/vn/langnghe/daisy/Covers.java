package vn.langnghe.daisy;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.langnghe.container.BookPackage;

/** Finds the cover's picture; DAISY has no word for it. */
final class Covers {
    private static final Pattern IMAGE = Pattern.compile("(?i).*\\.(jpe?g|png|gif|webp|svg)");

    /** "Cover" and its Vietnamese for file names. */
    private static final Pattern COVER_NAME =
            Pattern.compile("(^|.*[^\\p{L}])(cover|covers|frontcover|coverimage|bia|bìa)([^\\p{L}].*|$)");

    private Covers() {}

    static boolean isImage(String path) {
        return IMAGE.matcher(path).matches();
    }

    /** A picture whose name says that it is the cover, the shallowest first. */
    static Optional<String> byName(BookPackage bookPackage) {
        return bookPackage.files().stream()
                .filter(path -> isImage(path) && bookPackage.size(path) > 0)
                .filter(path -> isCover(Links.stem(path)))
                .min(Comparator.<String>comparingLong(path -> path.chars()
                                .filter(character -> character == '/')
                                .count())
                        .thenComparing(Comparator.naturalOrder()));
    }

    static boolean isCover(String name) {
        return COVER_NAME.matcher(Links.id(name).toLowerCase(Locale.ROOT)).matches();
    }
}
