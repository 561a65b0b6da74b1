package vn.langnghe.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.BitrateMode;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.media.Deposit;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/** Small books for tests. */
final class TestBooks {
    static final Instant MORNING = Instant.parse("2026-11-23T06:30:00.123456Z");

    private TestBooks() {}

    static TalkingBook titled(String title) {
        return book(BookFormat.DAISY_202, title, metadata -> metadata);
    }

    static TalkingBook book(BookFormat format, String title, UnaryOperator<Metadata.Builder> more) {
        return book(format, title, List.of("Chương một"), more);
    }

    static TalkingBook book(
            BookFormat format, String title, List<String> headings, UnaryOperator<Metadata.Builder> more) {
        List<Phrase> phrases = new ArrayList<>();
        List<Heading> marked = new ArrayList<>();
        for (int number = 0; number < headings.size(); number++) {
            Clip clip = new Clip("a.mp3", Duration.ofMillis(1500L * number), Duration.ofMillis(1500L * number + 1500));
            phrases.add(new Phrase(
                    "p" + number,
                    headings.get(number),
                    Optional.of("a.html#p" + number),
                    Optional.empty(),
                    List.of(clip),
                    Optional.empty(),
                    Optional.empty()));
            marked.add(new Heading("h" + number, 1, headings.get(number), number));
        }
        return new TalkingBook(
                format,
                more.apply(Metadata.titled(title)).build(),
                marked,
                List.of(),
                phrases,
                List.of(),
                List.of(new ReadingOrderItem("a.mp3", Optional.empty())),
                List.of(new AudioFile(
                        "a.mp3", "audio/mpeg", Duration.ofSeconds(2), 22050, 1, 32_000, BitrateMode.CONSTANT)),
                Optional.empty());
    }

    /** The same book with its text alone. */
    static TalkingBook silent(TalkingBook book) {
        List<Phrase> phrases = book.phrases().stream()
                .map(phrase -> new Phrase(
                        phrase.id(),
                        phrase.text(),
                        phrase.textReference(),
                        phrase.language(),
                        List.of(),
                        phrase.skippable(),
                        phrase.picture()))
                .toList();
        return new TalkingBook(
                book.format(),
                book.metadata(),
                book.headings(),
                book.pages(),
                phrases,
                book.notes(),
                List.of(new ReadingOrderItem("a.html", Optional.empty())),
                List.of(),
                book.cover());
    }

    /** Takes a book in with one file of that content; the package's hash is that of title and content. */
    static Addition add(Catalogue catalogue, TalkingBook book, String content) throws IOException {
        return add(catalogue, book, content, List.of());
    }

    static Addition add(Catalogue catalogue, TalkingBook book, String content, List<Problem> problems)
            throws IOException {
        try (Deposit deposit = catalogue.deposit()) {
            return catalogue.add(newTitle(deposit, book, content, problems), deposit);
        }
    }

    static NewTitle newTitle(Deposit deposit, TalkingBook book, String content, List<Problem> problems)
            throws IOException {
        MediaStore.Stored stored = deposit.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        return new NewTitle(
                TitleId.create(),
                book,
                problems,
                List.of(new TitleFile("a.mp3", FileRole.CONTENT, stored.hash(), stored.size(), "audio/mpeg")),
                Integer.toHexString((book.metadata().title() + content).hashCode()),
                -2.5,
                MORNING);
    }

    static MediaHash hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return new MediaHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
