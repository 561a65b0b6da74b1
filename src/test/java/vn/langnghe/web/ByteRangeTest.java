package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest(name = "{0} of {1} bytes is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-0                          | 10 | 0-0
            bytes=0-                           | 10 | 0-9
            bytes=3-5                          | 10 | 3-5
            bytes=9-                           | 10 | 9-9
            bytes=5-99                         | 10 | 5-9
            bytes=5-99999999999999999999999999 | 10 | 5-9
            bytes=0000000000000000000000005-6  | 10 | 5-6
            bytes=-3                           | 10 | 7-9
            bytes=-10                          | 10 | 0-9
            bytes=-11                          | 10 | 0-9
            bytes=-99999999999999999999999999  | 10 | 0-9
            BYTES = 1-2                        | 10 | 1-2
            bytes= 1-2 ,                       | 10 | 1-2
            bytes=1-2,20-30                    | 10 | 1-2
            bytes=1-2,4-5                      | 10 | whole
            bytes=10-                          | 10 | nothing
            bytes=10-12                        | 10 | nothing
            bytes=99999999999999999999999999-  | 10 | nothing
            bytes=-0                           | 10 | nothing
            bytes=10-,12-                      | 10 | nothing
            bytes=5-4                          | 10 | whole
            bytes=a-b                          | 10 | whole
            bytes=-                            | 10 | whole
            bytes=                             | 10 | whole
            bytes=1-2-3                        | 10 | whole
            bytes=1-2,x                        | 10 | whole
            bytes                              | 10 | whole
            seconds=1-2                        | 10 | whole
            bytes=0-                           | 0  | nothing
            bytes=-5                           | 0  | whole
            """)
    void aRangeHeaderComesTo(String header, long size, String expected) {
        String got = switch (ByteRange.wish(header, size)) {
            case ByteRange.Wish.Whole() -> "whole";
            case ByteRange.Wish.Nothing() -> "nothing";
            case ByteRange.Wish.Part(var range) -> range.first() + "-" + range.last();
        };
        assertThat(got).isEqualTo(expected);
    }
}
