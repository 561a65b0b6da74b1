package vn.langnghe.catalogue;

import java.util.List;

/** Vietnamese as it comes from a keyboard whose input method is off. */
final class Telex {
    private Telex() {}

    /** What the word, lower case, would have become with Telex or VNI on; nothing where that is no Vietnamese syllable. */
    static List<String> readings(String word) {
        return List.of();
    }
}
