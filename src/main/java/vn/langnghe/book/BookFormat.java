package vn.langnghe.book;

import java.util.Arrays;
import java.util.Optional;

/** The forms in which the world makes talking books, by the specification that each follows. */
public enum BookFormat {
    /** DAISY 2.02 (2001-02-28). */
    DAISY_202("daisy202"),
    /** ANSI/NISO Z39.86-2005, and 2002 read leniently. */
    DAISY_3("daisy3"),
    /** EPUB 3.3 with Media Overlays. */
    EPUB_3_MEDIA_OVERLAYS("epub3-media-overlays"),
    /** EPUB 3.3 without audio: a text that waits for its narration. */
    EPUB_3("epub3"),
    /** Readium Web Publication Manifest, audiobook profile. */
    READIUM_AUDIOBOOK("readium-audiobook"),
    /** W3C Audiobooks, 2020-11-10. */
    W3C_AUDIOBOOK("w3c-audiobook"),
    /** A folder or zip of MP3 files with ID3 tags. */
    MP3_FOLDER("mp3");

    private final String key;

    BookFormat(String key) {
        this.key = key;
    }

    /** The format's name in the API and in commands; stable, lower-dashed. */
    public String key() {
        return key;
    }

    /** The format with that key, if there is one. */
    public static Optional<BookFormat> withKey(String key) {
        return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
    }
}
