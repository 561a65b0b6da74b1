package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
    private static final Pattern TEXT = Pattern.compile(
            "<text x=\"300\" y=\"(\\d+)\"(?: textLength=\"(\\d+)\")?.*?font-size=\"(\\d+)\"[^>]*>([^<]*)<");

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Advanced Accessibility         | Advanced
            Internationalisation Guide     | Internationalisation
            Alice's Adventures             | Alice's
            “Đất” rừng                     | Đất rừng
            Sự tích con cá vàng            | Sự tích con / cá vàng
            Cây khế                        | Cây khế
            Rùa và Thỏ                     | Rùa và Thỏ
            Nghêu, Sò, Ốc, Hến             | Nghêu, Sò, / Ốc, Hến
            The Hare and the Tortoise      | The Hare
            The Adventures of Tom Sawyer   | The / Adventures
            The Internationalisation Guide | The / Internationalisation
            A Christmas Carol              | A Christmas / Carol
            Donaudampfschifffahrtsgesellschaft | Donaudampfschifffahrts…
            …                              | …
            """)
    void aCoverShowsTheFirstWordOrAsManyAsSaySomething(String title, String lines) {
        assertThat(String.join(" / ", CoverWords.of(Metadata.titled(title).build())))
                .isEqualTo(lines);
        for (String line : lines.split(" / ", -1)) {
            assertThat(drawn("t1", title)).contains(">" + line + "</text>");
        }
    }

    @Test
    void aVietnameseBookShowsMoreThanItsFirstSyllableEvenWhereThatHasNoSigns() {
        assertThat(CoverWords.of(Metadata.titled("Chim công").build())).containsExactly("Chim");
        assertThat(CoverWords.of(Metadata.titled("Chim công").language("vi").build()))
                .containsExactly("Chim công");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ậ Ẫ Ổ Ộ gỵp",
                "ẬỘẪẲ",
                "Ngôi nhà Ẫ Ộng",
                "Advanced",
                "Internationalisation",
                "WWWWWWWWWWWWWWWWWWWWWWWW",
                "日本語のとても長い題名がここにあります続く"
            })
    void theWordsStayBetweenThePictogramAndTheBandsAndWithinTheCover(String title) {
        boolean isOneLine = CoverWords.of(Metadata.titled(title).build()).size() == 1;
        double above = isOneLine ? 138 + 186 : 136 + 142;
        List<MatchResult> lines = TEXT.matcher(drawn("t1", title)).results().toList();
        assertThat(lines).isNotEmpty();
        for (MatchResult line : lines) {
            int baseline = Integer.parseInt(line.group(1));
            int size = Integer.parseInt(line.group(3));
            assertThat(baseline - 1.07 * size).isGreaterThanOrEqualTo(above);
            assertThat(baseline + 0.3 * size).isLessThanOrEqualTo(600 - 126);
            if (line.group(2) == null) {
                assertThat(line.group(4).length() * size).isLessThan(900);
            } else {
                assertThat(Integer.parseInt(line.group(2))).isLessThanOrEqualTo(540);
            }
            above = baseline + 0.3 * size;
        }
    }

    @Test
    void theSamePublicationLooksTheSameInEveryLibrary() {
        assertThat(drawn("here", "isbn:1", "Tấm Cám")).isEqualTo(drawn("there", "isbn:1", "Tấm Cám"));
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

    private static String drawn(String identifier, String title) {
        return drawn("here", identifier, title);
    }

    private static String drawn(String id, String identifier, String title) {
        return new String(
                CoverArtist.draw(new Title(
                        new TitleId(id),
                        identifier,
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
