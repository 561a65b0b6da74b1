package vn.langnghe.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.langnghe.book.AccessibilityMetadata;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.BitrateMode;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Note;
import vn.langnghe.book.Page;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Picture;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.Skippable;
import vn.langnghe.book.TalkingBook;

/** Books for tests. */
final class Books {
    private Books() {}

    /** A book with something of everything. */
    static TalkingBook rich() {
        Metadata metadata = Metadata.titled("Đất rừng phương Nam")
                .identifier("9786042 1")
                .creator("Đoàn Giỏi")
                .narrator("Cô Hoa")
                .publisher("Kim Đồng")
                .language("vi")
                .date("1957-01-01")
                .subject("thiếu nhi")
                .series("Văn học")
                .description("Cậu bé An đi giữa đất rừng.")
                .accessibility(new AccessibilityMetadata(
                        List.of("auditory", "textual"),
                        List.of(List.of("auditory")),
                        List.of("synchronizedAudioText", "something of their own"),
                        List.of("none"),
                        Optional.of("Nghe được cả cuốn."),
                        List.of("http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aa", "no uri"),
                        Optional.of("Thư viện")))
                .build();
        List<Phrase> phrases = List.of(
                phrase("p0", "Đất rừng phương Nam", 0, Optional.empty(), Optional.empty()),
                phrase("p1", "Chương một", 2, Optional.empty(), Optional.empty()),
                phrase("p2", "12", 4, Optional.of(Skippable.PAGE_NUMBER), Optional.empty()),
                phrase("p3", "Tôi ra chợ.", 6, Optional.empty(), Optional.of(new Picture("images/cho.png", "Cái chợ"))),
                new Phrase(
                        "p4",
                        "It rained.",
                        Optional.of("text/a b.html#p4"),
                        Optional.of("en"),
                        List.of(clip("audio/1.mp3", 8, 9), clip("audio/2.mp3", 0, 1)),
                        Optional.empty(),
                        Optional.empty()),
                phrase("p5", "Lời chú", 10, Optional.of(Skippable.NOTE), Optional.empty()));
        return new TalkingBook(
                BookFormat.DAISY_3,
                metadata,
                List.of(new Heading("h0", 1, "Đất rừng phương Nam", 0), new Heading("h1", 2, "Chương một", 1)),
                List.of(
                        new Page("n12", PageKind.NORMAL, "12", 2),
                        new Page("n13", PageKind.NORMAL, "13", 4),
                        new Page("n14", PageKind.SPECIAL, "", 5)),
                phrases,
                List.of(new Note("note", OptionalInt.of(3), 5, 5)),
                List.of(
                        new ReadingOrderItem("audio/1.mp3", Optional.of("Phần một")),
                        new ReadingOrderItem("audio/2.mp3", Optional.empty())),
                List.of(audio("audio/1.mp3", 20, 64_000), audio("audio/2.mp3", 10, 32_550)),
                Optional.of("images/bia.svg"));
    }

    /** Phrases with a sound each, one second long. */
    static TalkingBook withPhrases(String title, int count) {
        List<Phrase> phrases = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            phrases.add(new Phrase(
                    "p" + index,
                    "Câu thứ " + index + " của cuốn sách dài này, đủ dài như một câu thật.",
                    Optional.of("text/a b.html#p" + index),
                    Optional.empty(),
                    List.of(clip("audio/1.mp3", index, index + 1)),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new TalkingBook(
                BookFormat.MP3_FOLDER,
                Metadata.titled(title).build(),
                List.of(),
                List.of(),
                phrases,
                List.of(),
                List.of(new ReadingOrderItem("audio/1.mp3", Optional.of("Bài một"))),
                List.of(audio("audio/1.mp3", count, 64_000)),
                Optional.empty());
    }

    /** Text that waits for its narration. */
    static TalkingBook silent(String title) {
        return new TalkingBook(
                BookFormat.EPUB_3,
                Metadata.titled(title).language("vi").build(),
                List.of(new Heading("h0", 1, "Chương một", 0)),
                List.of(),
                List.of(new Phrase(
                        "p0",
                        "Chương một",
                        Optional.of("text/a b.html#h0"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                List.of(new ReadingOrderItem("text/a b.html", Optional.empty())),
                List.of(),
                Optional.empty());
    }

    private static Phrase phrase(
            String id, String text, int second, Optional<Skippable> skippable, Optional<Picture> picture) {
        return new Phrase(
                id,
                text,
                Optional.of("text/a b.html#" + id),
                Optional.empty(),
                List.of(clip("audio/1.mp3", second, second + 2)),
                skippable,
                picture);
    }

    private static Clip clip(String file, int begin, int end) {
        return new Clip(file, Duration.ofSeconds(begin), Duration.ofSeconds(end));
    }

    private static AudioFile audio(String path, int seconds, int bitrate) {
        return new AudioFile(path, "audio/mpeg", Duration.ofSeconds(seconds), 22_050, 1, bitrate, BitrateMode.VARIABLE);
    }
}
