package vn.langnghe.epub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.Reading;

@Tag("corpus")
@EnabledIf("vn.langnghe.epub.Inventory#isThere")
class EpubCorpusTest {
    @TempDir
    private Path temporary;

    @Test
    void everyRealEpubIsTakenInAsItsInventorySays() throws IOException {
        for (Inventory.Row row : Stream.of("e3-", "x-e3-")
                .flatMap(prefix -> Inventory.rows(prefix).stream())
                .toList()) {
            Reading reading = row.read(new EpubReader(), temporary);
            assertThat(reading).as(row.name()).isInstanceOf(Reading.Taken.class);
            TalkingBook book = ((Reading.Taken) reading).book();
            assertThat(book.headings()).as(row.name()).hasSize(row.headings());
            assertThat(book.pages()).as(row.name()).hasSize(row.pages());
            assertThat(book.metadata().language()).as(row.name()).contains(row.language());
            assertThat(book.audioLength().toMillis() / 1000.0)
                    .as(row.name())
                    .isCloseTo(row.audioSeconds(), within(row.audioTolerance()));
            assertThat(book.phrases())
                    .as(row.name())
                    .allSatisfy(phrase -> assertThat(phrase.text()).isNotEmpty());
        }
    }

    @Test
    void anAudioFileThatIsMissingIsToldOnceAndItsTextStays() throws IOException {
        Reading reading = Inventory.rows("e3-a11y-0320").getFirst().read(new EpubReader(), temporary);
        assertThat(errors(reading))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem.english()).contains("more_navigation_tests.mp3"));
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(book.phrases().getLast().text()).isEqualTo("End of the book.");
        assertThat(book.phrases().getLast().clips()).isEmpty();
    }

    @Test
    void whatIsBrokenIsToldAndTheRestPlays() throws IOException {
        Reading unlinked = Inventory.rows("x-e3-ec-missing-mo-attr").getFirst().read(new EpubReader(), temporary);
        assertThat(unlinked.problems()).extracting(Problem::rule).contains("epub.overlay-not-linked");
        Reading unresolved =
                Inventory.rows("x-e3-ec-textref-unresolved").getFirst().read(new EpubReader(), temporary);
        assertThat(unresolved.problems()).extracting(Problem::rule).contains("epub.text-reference-unresolved");
        assertThat(List.of(unlinked, unresolved))
                .allSatisfy(reading -> assertThat(
                                ((Reading.Taken) reading).book().playingTime().toSeconds())
                        .isEqualTo(2));
    }

    private static List<Problem> errors(Reading reading) {
        return reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
