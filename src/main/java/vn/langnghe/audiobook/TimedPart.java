package vn.langnghe.audiobook;

import java.time.Duration;
import java.util.Optional;
import vn.langnghe.book.AudioFile;

/**
 * A part of an audiobook: an audio file or a stretch of one.
 *
 * @param path the file's path, whether it is there or not
 * @param audio the file; empty where it cannot be played
 * @param begin from the start of the file
 * @param end from the start of the file; zero where there is no audio
 * @param title the part's name
 */
record TimedPart(String path, Optional<AudioFile> audio, Duration begin, Duration end, Optional<String> title) {
    static TimedPart whole(AudioFile audio, Optional<String> title) {
        return new TimedPart(audio.path(), Optional.of(audio), Duration.ZERO, audio.length(), title);
    }

    boolean contains(Duration time) {
        return time.compareTo(begin) >= 0 && time.compareTo(end) < 0;
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
