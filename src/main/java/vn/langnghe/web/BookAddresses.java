package vn.langnghe.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.langnghe.book.Clip;
import vn.langnghe.catalogue.TitleFile;

/** Where the parts of one book are: its paths as addresses of stored files. */
final class BookAddresses {
    private final Map<String, TitleFile> content = new HashMap<>();
    private final Map<String, TitleFile> derived = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    BookAddresses(List<TitleFile> files) {
        for (TitleFile file : files) {
            switch (file.role()) {
                case CONTENT -> content.put(file.path(), file);
                case DERIVED -> derived.put(file.path(), file);
                case PACKAGE, BOOK -> {}
            }
        }
        content.forEach((path, file) -> addresses.put(path, Addresses.media(file)));
    }

    /** A file of the package. */
    Optional<TitleFile> file(String path) {
        return Optional.ofNullable(content.get(path));
    }

    /** Its address. */
    Optional<String> address(String path) {
        return Optional.ofNullable(addresses.get(path));
    }

    /** What was made of it so that browsers land exactly. */
    Optional<TitleFile> derived(String path) {
        return Optional.ofNullable(derived.get(path));
    }

    /** The address of a place within a file ({@code content.html#p3}). */
    Optional<String> reference(String reference) {
        int hash = reference.indexOf('#');
        if (hash < 0) {
            return address(reference);
        }
        return address(reference.substring(0, hash))
                .map(address -> address + "#" + FileNames.segment(reference.substring(hash + 1)));
    }

    /** A clip as a media fragment (Media Fragments URI 1.0, section 4.2.1). */
    Optional<String> clip(Clip clip) {
        return address(clip.file())
                .map(address -> address + "#t="
                        + Json.seconds(clip.begin()).toPlainString() + ","
                        + Json.seconds(clip.end()).toPlainString());
    }

    /** The place where a clip begins. */
    Optional<String> beginning(Clip clip) {
        return address(clip.file())
                .map(address -> address + "#t=" + Json.seconds(clip.begin()).toPlainString());
    }
}
