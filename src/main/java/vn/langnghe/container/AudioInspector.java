package vn.langnghe.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Problem;

/** Says what an audio file truly is. Thread-safe. */
public interface AudioInspector {
    /**
     * What was found.
     *
     * @param audioFile the file's true nature; empty where nothing of it can be played
     * @param problems corrupt frames, an empty file, an unknown format
     */
    record Inspection(Optional<AudioFile> audioFile, List<Problem> problems) {
        public Inspection {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Inspects a file.
     *
     * @param file where it lies on disk
     * @param path its path within the package, for the result and its problems
     */
    Inspection inspect(Path file, String path) throws IOException;
}
