package vn.langnghe.epub;

import java.util.List;
import java.util.Optional;
import vn.langnghe.book.Skippable;

/**
 * A {@code par} of a media overlay (EPUB 3.3, section 9.2.2.5).
 *
 * @param text the place of its words, as written
 * @param audio what sounds
 * @param skippable by its own {@code epub:type} or that of the {@code seq}s around it
 * @param line where it stands in the overlay
 */
record OverlayPar(Optional<String> text, List<OverlayAudio> audio, Optional<Skippable> skippable, int line) {
    OverlayPar {
        audio = List.copyOf(audio);
    }

    /** An {@code audio} element (section 9.2.2.7); the times as written. */
    record OverlayAudio(String source, Optional<String> begin, Optional<String> end, int line) {}
}
