package vn.langnghe.audiobook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Reading;
import vn.langnghe.epub.EpubReader;
import vn.langnghe.epub.Inventory;

@Tag("corpus")
@EnabledIf("vn.langnghe.epub.Inventory#isThere")
class AudiobookCorpusTest {
    @TempDir
    private Path temporary;

    @Test
    void theW3cAudiobookIsTakenInWithTheHeadingsOfItsMissingPartsToo() throws IOException {
        Inventory.Row row = Inventory.rows("ab-blazing-obi").getFirst();
        Reading reading = row.read(new W3cAudiobookReader(), temporary);
        TalkingBook book = taken(reading);
        assertSound(row, book);
        assertThat(reading.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .extracting(Problem::rule)
                .hasSize(8)
                .containsOnly("container.audio-missing");
        assertThat(book.headings().get(2).text()).isEqualTo("blazingworld_01_cavendish_64kb");
        assertThat(book.headings().get(2).level()).isEqualTo(2);
        assertThat(book.metadata().narrators()).containsExactly("Reader's name");
    }

    @Test
    void anAudiobookWhoseAudioIsAllOnTheNetworkIsRefused() throws IOException {
        Reading reading = Inventory.rows("x-ab-blue-remote").getFirst().read(new W3cAudiobookReader(), temporary);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(reading.problems())
                .extracting(Problem::rule)
                .contains("audiobook.nothing-to-play", "container.audio-remote");
    }

    @Test
    void everyFolderOfMp3sIsTakenInAsItsInventorySays() throws IOException {
        for (Inventory.Row row : Inventory.rows("mp3-")) {
            assertSound(row, taken(row.read(new Mp3FolderReader(), temporary)));
        }
    }

    @Test
    void noReaderTakesAnothersBookForItsOwn() throws IOException {
        for (Inventory.Row row : Inventory.rows("")) {
            try (BookPackage bookPackage = BookPackage.open(row.file(), temporary)) {
                String name = row.name().replaceFirst("^x-", "");
                assertThat(new EpubReader().recognises(bookPackage)).as(name).isEqualTo(name.startsWith("e3-"));
                assertThat(new W3cAudiobookReader().recognises(bookPackage))
                        .as(name)
                        .isEqualTo(name.startsWith("ab-"));
                assertThat(new ReadiumAudiobookReader().recognises(bookPackage))
                        .as(name)
                        .isFalse();
                assertThat(new Mp3FolderReader().recognises(bookPackage))
                        .as(name)
                        .isEqualTo(name.startsWith("mp3-"));
            }
        }
    }

    private static void assertSound(Inventory.Row row, TalkingBook book) {
        assertThat(book.headings()).as(row.name()).hasSize(row.headings());
        assertThat(book.pages()).as(row.name()).hasSize(row.pages());
        assertThat(book.metadata().language().orElse("")).as(row.name()).isEqualTo(row.language());
        assertThat(book.audioLength().toMillis() / 1000.0)
                .as(row.name())
                .isCloseTo(row.audioSeconds(), within(row.audioTolerance()));
    }

    private static TalkingBook taken(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken) reading).book();
    }
}
