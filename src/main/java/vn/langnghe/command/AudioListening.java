package vn.langnghe.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.langnghe.audio.BookLoudness;
import vn.langnghe.audio.Loudness;
import vn.langnghe.audio.Mp4Remux;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;
import vn.langnghe.intake.Listening;

/** Makes the MP4s by which browsers land exactly, and measures how loud a book is. */
final class AudioListening implements Listening {
    @Override
    public boolean derives(AudioFile file) {
        return Mp4Remux.needsRemux(file);
    }

    @Override
    public Heard listen(
            BookPackage bookPackage, TalkingBook book, boolean loudness, Path folder, Consumer<Duration> progress)
            throws IOException {
        Map<String, Path> derived = new LinkedHashMap<>();
        for (AudioFile file : book.audioFiles()) {
            Path target = folder.resolve(derived.size() + ".mp4");
            Mp4Remux.derive(file, bookPackage.location(file.path()), target)
                    .ifPresent(made -> derived.put(file.path(), made));
            progress.accept(Duration.ZERO);
        }
        if (!loudness || book.audioFiles().isEmpty()) {
            return new Heard(0, derived, List.of());
        }
        Map<String, Path> heard = new LinkedHashMap<>();
        List<String> inOrder =
                book.readingOrder().stream().map(ReadingOrderItem::file).toList();
        book.audioFiles().stream()
                .map(AudioFile::path)
                .filter(path -> inOrder.isEmpty() || inOrder.contains(path))
                .forEach(path -> heard.put(path, bookPackage.location(path)));
        try {
            Loudness measured = BookLoudness.measure(heard, progress);
            return new Heard(measured.gainDecibels(), derived, measured.problems());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }
}
