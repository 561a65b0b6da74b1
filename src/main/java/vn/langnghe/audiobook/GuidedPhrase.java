package vn.langnghe.audiobook;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Picture;
import vn.langnghe.book.Skippable;

/**
 * A phrase as a narration document gives it.
 *
 * @param audioPath the file of its first clip, whether it is there or not
 * @param headingLevel where it is a heading's first phrase
 */
record GuidedPhrase(
        String text,
        Optional<String> textReference,
        List<Clip> clips,
        Optional<String> audioPath,
        Optional<Skippable> skippable,
        Optional<Picture> picture,
        OptionalInt headingLevel) {
    GuidedPhrase {
        clips = List.copyOf(clips);
    }
}
