package vn.langnghe.epub;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An item of the package document's manifest (EPUB 3.3, section 5.6.2).
 *
 * @param href as written
 * @param path where it lies within the package; empty where it does not
 * @param mediaType lower case; may be empty
 * @param properties {@code nav}, {@code cover-image} …
 * @param overlay the id of its media overlay
 * @param fallback the id of the item to take where this one cannot be read
 * @param line where it stands in the package document
 */
record ManifestItem(
        String id,
        String href,
        Optional<String> path,
        String mediaType,
        Set<String> properties,
        Optional<String> overlay,
        Optional<String> fallback,
        int line) {
    ManifestItem {
        properties = Set.copyOf(properties);
    }

    boolean isOverlay() {
        return mediaType.equals("application/smil+xml") || mediaType.equals("application/smil") || ends(".smil");
    }

    boolean isContent() {
        return mediaType.contains("html")
                || mediaType.equals("application/x-dtbook+xml")
                || ends(".xhtml")
                || ends(".html")
                || ends(".htm");
    }

    boolean isNcx() {
        return mediaType.equals("application/x-dtbncx+xml") || ends(".ncx");
    }

    boolean isImage() {
        return mediaType.startsWith("image/");
    }

    boolean isAudio() {
        return mediaType.startsWith("audio/");
    }

    private boolean ends(String ending) {
        return href.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
