package vn.langnghe.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a picture is by its first bytes, whatever it is called: only what every browser shows, and safely. */
final class PictureType {
    /** How many first bytes it takes to know. */
    static final int BYTES = 16;

    private PictureType() {}

    static Optional<String> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of("image/jpeg");
        }
        if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of("image/png");
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of("image/webp");
        }
        if (text.startsWith("ftypavif", 4)) {
            return Optional.of("image/avif");
        }
        return Optional.empty();
    }
}
