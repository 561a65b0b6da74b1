package vn.langnghe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelexTest {
    @ParameterizedTest
    @CsvSource({
        "ddaats, đất",
        "ddaast, đất",
        "ruwngf, rừng",
        "ruwfng, rừng",
        "rwngf, rừng",
        "tieengs, tiếng",
        "vieetj, việt",
        "truyeenj, truyện",
        "phuwowng, phương",
        "phuowng, phương",
        "nguwowif, người",
        "muaw, mưa",
        "quas, quá",
        "gias, giá",
        "hoaf, hòa",
        "hoaf, hoà",
        "toans, toán",
        "ngoaif, ngoài",
        "dde, đe",
        "ex, ẽ"
    })
    void whatWasTypedForTelexIsReadSo(String typed, String meant) {
        assertThat(Telex.readings(typed)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"d9a6t1, đất", "d9at61, đất", "ru7ng2, rừng", "phuong7, phương", "tie6ng1, tiếng", "an8, ăn"})
    void whatWasTypedForVniIsReadSo(String typed, String meant) {
        assertThat(Telex.readings(typed)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "goose", "need", "book", "wood", "class", "street", "alice", "dat", "rung", "mp3", "1984", "", "a",
                "đất"
            })
    void whatIsNoVietnameseIsLeftAlone(String typed) {
        assertThat(Telex.readings(typed)).isEmpty();
    }
}
