package vn.langnghe.daisy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.langnghe.audio.TrueAudio;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.Reading;

/** The readers against real packages, as the inventory beside them describes them. */
@Tag("corpus")
class CorpusTest {
    private static final Path BOOKS = Path.of("../shared/books");

    @TempDir
    Path temporary;

    /** A row of the inventory; the name is shown for the test. */
    record Row(String name, double seconds, String language, int headings, int pages) {
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    cells[0],
                    cells[6].isBlank() ? 0 : Double.parseDouble(cells[6]),
                    cells[8],
                    Integer.parseInt(cells[10]),
                    Integer.parseInt(cells[11]));
        }
    }

    static Stream<Row> soundBooks() throws IOException {
        return inventory()
                .filter(row -> row.name().startsWith("d202-") || row.name().startsWith("d3-"));
    }

    private static Stream<Row> inventory() throws IOException {
        Path inventory = BOOKS.resolve("INVENTORY.tsv");
        return Files.exists(inventory)
                ? Files.readAllLines(inventory).stream().skip(1).map(Row::of)
                : Stream.of(new Row("no corpus here", 0, "", 0, 0));
    }

    @ParameterizedTest
    @MethodSource("soundBooks")
    void everySoundBookIsAsTheInventoryDescribesIt(Row row) throws IOException {
        TalkingBook book = taken(row.name());
        assertThat(book.headings()).hasSize(row.headings());
        assertThat(book.pages()).hasSize(row.pages());
        assertThat(book.metadata().language().orElse("")).isEqualToIgnoringCase(row.language());
        assertThat(book.audioLength().toMillis() / 1000.0)
                .isBetween(row.seconds() * 0.995 - 0.1, row.seconds() * 1.005 + 0.1);
        assertThat(book.headings()).isSortedAccordingTo((one, other) -> one.phrase() - other.phrase());
    }

    @Test
    void aBookWhoseAudioIsEmptyIsTakenForItsText() throws IOException {
        Reading.Taken taken = (Reading.Taken) reading("x-d202-zero-audio");
        assertThat(taken.book().hasAudio()).isFalse();
        assertThat(taken.book().hasText()).isTrue();
        assertThat(taken.book().headings()).hasSize(7);
        assertThat(taken.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .hasSize(8);
    }

    @Test
    void aBookWithoutAudioIsTakenForItsDtbook() throws IOException {
        Reading.Taken taken = (Reading.Taken) reading("x-d3-vbl-noaudio");
        assertThat(taken.book().hasAudio()).isFalse();
        assertThat(taken.book().headings()).hasSize(123);
        assertThat(taken.book().phrases()).hasSizeGreaterThan(1000);
        assertThat(taken.problems()).hasSizeLessThan(40);
    }

    @Test
    void anNccAloneIsRefusedBecauseThereIsNothingToPlayOrRead() throws IOException {
        Reading reading = reading("x-d202-icelandic-ncc");
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(reading.problems())
                .filteredOn(problem -> problem.severity() == Severity.FATAL)
                .extracting(Problem::rule)
                .containsExactly("daisy.nothing-to-play-or-read");
    }

    @Test
    void anInvalidBookThatPlaysIsTaken() throws IOException {
        assertThat(taken("x-d202-dontworry-invalid").headings()).hasSize(7);
    }

    @Test
    void theLitTextIsTheOneThatTheBookSays() throws IOException {
        TalkingBook book = taken("d3-dontworry");
        assertThat(book.phrases())
                .filteredOn(phrase -> phrase.textReference()
                        .filter("07-dtbook.xml#dtb9"::equals)
                        .isPresent())
                .singleElement()
                .satisfies(phrase -> assertThat(phrase.text()).isEqualTo("You might want to sing it note"));
        assertThat(book.notes()).isNotEmpty();
        assertThat(book.notes().getFirst().reference()).isPresent();
    }

    private TalkingBook taken(String name) throws IOException {
        Reading reading = reading(name);
        assertThat(reading).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken) reading).book();
    }

    private Reading reading(String name) throws IOException {
        Path zip = BOOKS.resolve(name + ".zip");
        assumeThat(zip).exists();
        try (BookPackage bookPackage = BookPackage.open(zip, temporary)) {
            List<BookReader> readers = Stream.<BookReader>of(new Daisy202Reader(), new Daisy3Reader())
                    .filter(reader -> recognises(reader, bookPackage))
                    .toList();
            assertThat(readers).hasSize(1);
            return readers.getFirst().read(bookPackage, new TrueAudio());
        }
    }

    private static boolean recognises(BookReader reader, BookPackage bookPackage) {
        try {
            return reader.recognises(bookPackage);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
