package vn.langnghe.daisy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.langnghe.book.Skippable;

/**
 * A SMIL file as a flat list of what a listener steps by.
 *
 * @param path the path within the package
 * @param title its {@code title} meta: the words of the heading that it begins with (DAISY 2.02, section 2.3.3.1)
 * @param pars in the order in which they play
 */
record SmilDocument(String path, Optional<String> title, List<Par> pars) {
    SmilDocument {
        pars = List.copyOf(pars);
    }

    /**
     * A {@code par}, or what a lenient reader takes for one.
     *
     * @param ids its own, those of its text and audio, and of each {@code seq} that it is the first of
     * @param text the text's reference
     * @param audio the clips in order
     * @param image the picture's reference
     * @param skippable its own kind, or else that of the {@code seq} around it
     * @param note the number of the note that it belongs to, counted within the file
     * @param link where a note reference leads ({@code a href})
     */
    record Par(
            List<String> ids,
            Optional<String> text,
            List<Audio> audio,
            Optional<Image> image,
            Optional<Skippable> skippable,
            OptionalInt note,
            Optional<String> link,
            int line) {
        Par {
            ids = List.copyOf(ids);
            audio = List.copyOf(audio);
        }

        Par withIds(List<String> more) {
            return new Par(more, text, audio, image, skippable, note, link, line);
        }

        Par withSkippable(Skippable kind) {
            return new Par(ids, text, audio, image, Optional.of(kind), note, link, line);
        }
    }

    /** An {@code audio} element as it stands. */
    record Audio(List<String> ids, String source, Optional<String> begin, Optional<String> end, int line) {
        Audio {
            ids = List.copyOf(ids);
        }
    }

    /** An {@code img} element. */
    record Image(String source, Optional<String> alternative) {}
}
