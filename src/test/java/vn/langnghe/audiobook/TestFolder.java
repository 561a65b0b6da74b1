package vn.langnghe.audiobook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.langnghe.audio.TrueAudio;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.Reading;

/** A folder that a test fills and a reader reads. */
final class TestFolder {
    private final Path folder;

    private TestFolder(Path folder) {
        this.folder = folder;
    }

    static TestFolder named(Path parent, String name) throws IOException {
        return new TestFolder(Files.createDirectories(parent.resolve(name)));
    }

    TestFolder file(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
        return this;
    }

    TestFolder file(String path, String content) throws IOException {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    boolean isRecognisedBy(BookReader reader) throws IOException {
        try (BookPackage bookPackage = BookPackage.open(folder, folder)) {
            return reader.recognises(bookPackage);
        }
    }

    Reading read(BookReader reader) throws IOException {
        try (BookPackage bookPackage = BookPackage.open(folder, folder)) {
            assertThat(reader.recognises(bookPackage)).isTrue();
            return reader.read(bookPackage, new TrueAudio());
        }
    }

    TalkingBook book(BookReader reader) throws IOException {
        Reading reading = read(reader);
        assertThat(reading).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken) reading).book();
    }
}
