package vn.langnghe.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import vn.langnghe.audio.Mp4Remux;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;

/** Makes the MP4s by which browsers land exactly, and measures how loud a book is. */
public final class AudioListening implements Listening {
    @Override
    public boolean derives(AudioFile file) {
        return Mp4Remux.needsRemux(file);
    }

    @Override
    public Heard listen(BookPackage bookPackage, TalkingBook book, boolean loudness, Path folder, LongConsumer seconds)
            throws IOException {
        Map<String, Path> derived = new HashMap<>();
        for (AudioFile file : book.audioFiles()) {
            Path target = folder.resolve(derived.size() + ".mp4");
            Mp4Remux.derive(file, bookPackage.location(file.path()), target)
                    .ifPresent(made -> derived.put(file.path(), made));
            seconds.accept(file.length().toSeconds());
        }
        return new Heard(0, derived, List.of());
    }
}
