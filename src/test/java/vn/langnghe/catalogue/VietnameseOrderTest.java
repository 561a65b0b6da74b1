package vn.langnghe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class VietnameseOrderTest {
    @Test
    void lettersFollowTheAlphabet() {
        assertInOrder("a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "p", "u", "ư", "v", "z", "я");
    }

    @Test
    void tonesFollowTheDictionary() {
        assertInOrder("ba", "bà", "bả", "bã", "bá", "bạ", "băn", "bân");
    }

    @Test
    void syllablesAreComparedOneAfterAnother() {
        assertInOrder("ba phải", "bà con", "bác", "tuân thủ", "tuần chay");
    }

    @Test
    void numbersCountByTheirValue() {
        assertInOrder("Tập", "Tập 2", "Tập 02 b", "Tập 10", "Tập 100", "Tập đọc");
        assertInOrder("7 chú lùn", "101 chú chó", "Anh");
    }

    @Test
    void punctuationIsLeftAside() {
        assertInOrder("«An»", "(Bà)", "“Cám” và Tấm", "…Dế");
        assertThat(VietnameseOrder.key("“Tấm Cám”")).isEqualTo(VietnameseOrder.key("Tấm - Cám!"));
    }

    @Test
    void capitalLettersComeLastWhereNothingElseDiffers() {
        assertInOrder("an", "An", "AN", "ăn");
    }

    @Test
    void howMarksAreWrittenSaysNothing() {
        String title = "Đất rừng phương Nam, hoà bình";
        assertThat(VietnameseOrder.key(Normalizer.normalize(title, Normalizer.Form.NFD)))
                .isEqualTo(VietnameseOrder.key(title))
                .isEqualTo(VietnameseOrder.key("Đất rừng phương Nam, hòa bình"));
    }

    @Test
    void keysAreDigitsThatAnyDatabaseOrdersTheSame() {
        for (String text :
                List.of("", "!?", "Tấm Cám", "日本 2", "x".repeat(10_000), "9".repeat(10_000), "👍🏽a\u0301")) {
            assertThat(VietnameseOrder.key(text)).matches("[0-9]{2,600}");
        }
    }

    private static void assertInOrder(String... texts) {
        assertThat(List.of(texts)).isSortedAccordingTo(Comparator.comparing(VietnameseOrder::key));
        assertThat(List.of(texts).stream().map(VietnameseOrder::key)).doesNotHaveDuplicates();
    }
}
