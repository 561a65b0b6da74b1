package vn.langnghe.book;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The smallest stretch that a listener can step by: one SMIL {@code par}, a sentence as a rule.
 *
 * @param id unique within the book
 * @param text what is said, NFC with white space folded; empty where the book has audio alone
 * @param textReference the text's place within the package ({@code content.html#p3}), where it has one
 * @param language the BCP 47 tag where it differs from the book's main language
 * @param clips what sounds, in order; empty for text that waits for its narration
 * @param skippable the kind of passage, where a listener may leave it out
 * @param picture the picture that belongs here
 */
public record Phrase(
        String id,
        String text,
        Optional<String> textReference,
        Optional<String> language,
        List<Clip> clips,
        Optional<Skippable> skippable,
        Optional<Picture> picture) {
    public Phrase {
        clips = List.copyOf(clips);
    }

    /** How long its clips sound together. */
    public Duration length() {
        return clips.stream().map(Clip::length).reduce(Duration.ZERO, Duration::plus);
    }
}
