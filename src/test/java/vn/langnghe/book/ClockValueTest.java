package vn.langnghe.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockValueTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npt=12.3s | PT12.3S",
                "npt=0.000s | PT0S",
                "NPT=12.3S | PT12.3S",
                "npt=0:00:01.234 | PT1.234S",
                "npt= 12.3s | PT12.3S",
                "0:00:01.234 | PT1.234S",
                "0:00:01 | PT1S",
                "12.3s | PT12.3S",
                "12.3 s | PT12.3S",
                "12.3 | PT12.3S",
                "12 | PT12S",
                "0 | PT0S",
                ".5s | PT0.5S",
                "5.s | PT5S",
                "02:33 | PT2M33S",
                "2:33.5 | PT2M33.5S",
                "00:00.00 | PT0S",
                "250ms | PT0.25S",
                "45.3s | PT45.3S",
                "5min | PT5M",
                "30.5min | PT30M30S",
                "3.2h | PT3H12M",
                "0:03:02 | PT3M2S",
                "00:22:36.564 | PT22M36.564S",
                "00:14:49.7939004 | PT14M49.7939004S",
                "00:19:52.5231745 | PT19M52.5231745S",
                "2:45:47.659 | PT2H45M47.659S",
                "100:00:00 | PT100H",
                "0:90:00 | PT90M",
                "0:03:02s | PT3M2S",
                "12,3s | PT12.3S",
                "PT36279S | PT10H4M39S",
                "PT1H2M3.5S | PT1H2M3.5S",
                "P1DT1H | PT25H",
                "pt5s | PT5S",
                "'  0:00:01  ' | PT1S",
                "0.1234567891234 | PT0.123456789S",
            })
    void aTimeIsReadHoweverItIsWritten(String text, Duration time) {
        assertThat(ClockValue.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "npt=",
                "s",
                "abc",
                "-1s",
                "npt=-1s",
                "1:2:3:4",
                ":",
                "::",
                "1:",
                ":30",
                "1e5",
                "NaN",
                "Infinity",
                "5 parsecs",
                "12.3.4",
                "１２",
                "PT-5S",
                "P1Y",
                "PT",
                "p",
                "smpte=10:12:33:20",
                "10000001",
                "99999999999999999999:00:00",
                "PT99999999999H",
                "PT9223372036854775807S"
            })
    void whatIsNoTimeIsNothing(String text) {
        assertThat(ClockValue.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0.3", "1:", "9s"})
    void endlessDigitsCostNothing(String repeated) {
        assertThat(ClockValue.parse(repeated.repeat(1_000_000))).isEmpty();
    }
}
