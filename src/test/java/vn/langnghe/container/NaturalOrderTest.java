package vn.langnghe.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersAreCountedAndLettersSpelledInVietnamese() {
        assertThat(Stream.of("phần 10.mp3", "phần 2.mp3", "đoạn.mp3", "dế.mp3", "Phần 1.mp3")
                        .sorted(new NaturalOrder()))
                .containsExactly("dế.mp3", "đoạn.mp3", "Phần 1.mp3", "phần 2.mp3", "phần 10.mp3");
    }

    @Test
    void foldersStayTogether() {
        assertThat(Stream.of("CD2/1.mp3", "CD10/1.mp3", "CD1/9.mp3", "CD1/10.mp3")
                        .sorted(new NaturalOrder()))
                .containsExactly("CD1/9.mp3", "CD1/10.mp3", "CD2/1.mp3", "CD10/1.mp3");
    }

    @Test
    void digitsOfOtherScriptsAreLetters() {
        assertThat(Stream.of("٣ب.mp3", "٢ا.mp3").sorted(new NaturalOrder())).hasSize(2);
    }
}
