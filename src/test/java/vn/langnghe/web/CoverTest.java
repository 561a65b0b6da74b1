package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Metadata;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleId;

class CoverTest {
    @Test
    void theSameTitleLooksTheSameAndOthersLookDifferent() {
        assertThat(drawn("t1", "Tấm Cám")).isEqualTo(drawn("t1", "Tấm Cám"));
        Set<String> covers = new HashSet<>();
        for (int number = 0; number < 50; number++) {
            covers.add(drawn("t" + number, "Tấm Cám"));
        }
        assertThat(covers).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Tấm Cám", "<b>&\"'", "a\u0001b", "…", "Donaudampfschifffahrtsgesellschaft", "\uD83D\uDC22 rùa"})
    void aCoverIsSoundXmlWhateverTheTitle(String title) {
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(drawn("t1", title).getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @Test
    void aCoverShowsTheTitlesFirstWord() {
        assertThat(drawn("t1", "Nghêu, Sò, Ốc, Hến")).contains(">Nghêu</text>");
        assertThat(drawn("t1", "“Đất” rừng")).contains(">Đất</text>");
    }

    @ParameterizedTest
    @CsvSource({
        "Rùa và Thỏ,ANIMAL",
        "Sự tích con cá vàng,FISH",
        "Các bài học,BOOK",
        "Chim công,BIRD",
        "Cây khế,FLOWER",
        "Trăng ơi từ đâu đến,MOON",
        "The Hare and the Tortoise,ANIMAL",
        "Đại bàng và gà,BIRD",
        "Tấm Cám,CHILD"
    })
    void thePictogramIsOfTheTheme(String title, CoverTheme theme) {
        assertThat(CoverTheme.of(Metadata.titled(title).build(), 0)).isEqualTo(theme);
    }

    private static String drawn(String id, String title) {
        return new String(
                CoverArtist.draw(new Title(
                        new TitleId(id),
                        id,
                        Metadata.titled(title).build(),
                        BookFormat.MP3_FOLDER,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0,
                        0,
                        false,
                        0,
                        0,
                        Optional.empty(),
                        id,
                        Instant.EPOCH,
                        1)),
                StandardCharsets.UTF_8);
    }
}
