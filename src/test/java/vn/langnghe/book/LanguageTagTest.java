package vn.langnghe.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {
    @ParameterizedTest
    @CsvSource({
        "vi, vi",
        "EN, en",
        "SV, sv",
        "EN-US, en-US",
        "ja-jp, ja-JP",
        "vi_VN, vi-VN",
        "zh-hant-tw, zh-Hant-TW",
        "' is ', is",
        "vie, vi",
        "eng, en",
        "ENG-gb, en-GB",
        "fre, fr",
        "ger, de",
        "chi, zh",
        "hmv, hmv",
        "i-klingon, tlh",
        "iw, he"
    })
    void aTagIsBroughtToItsCanonicalForm(String written, String canonical) {
        assertThat(LanguageTag.canonical(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", "und", "English", "Vietnamese", "tiếng Việt", "e", "123", "en--US", "*", "x-none"})
    void whatIsNoLanguageIsNothing(String written) {
        assertThat(LanguageTag.canonical(written)).isEmpty();
    }

    @Test
    void aTextMayNameSeveral() {
        assertThat(LanguageTag.all("en-US en-IN")).containsExactly("en-US", "en-IN");
        assertThat(LanguageTag.all("vi, EN;vi")).containsExactly("vi", "en");
        assertThat(LanguageTag.all("")).isEmpty();
    }
}
