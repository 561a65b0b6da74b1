package vn.langnghe.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;

/** Listens to a book before it is stored. Thread-safe. */
public interface Listening {
    /**
     * What was heard.
     *
     * @param gain what to add in dB so that the book is as loud as every other; 0 where that could not be measured
     * @param derived by the path of an audio file, what was made from it without loss so that browsers land exactly
     * @param problems what was found wrong on the way
     */
    record Heard(double gain, Map<String, Path> derived, List<Problem> problems) {
        public Heard {
            derived = Map.copyOf(derived);
            problems = List.copyOf(problems);
        }
    }

    /** Whether something will be made from that file; it is about as large as the file. */
    boolean derives(AudioFile file);

    /**
     * Listens to all of a book's audio files.
     *
     * @param loudness whether to measure it, which takes most of the time
     * @param folder an empty folder for what is made
     * @param progress told what was heard since it was last told, by several threads; may throw, which ends the listening
     */
    Heard listen(BookPackage bookPackage, TalkingBook book, boolean loudness, Path folder, Consumer<Duration> progress)
            throws IOException;
}
