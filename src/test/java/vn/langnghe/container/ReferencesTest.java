package vn.langnghe.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ncc.html | a.smil#p1 | a.smil",
                "ncc.html | #p1 | ncc.html",
                "ncc.html | '' | ncc.html",
                "OPS/text/c.xhtml | ../audio/a%20b.mp3#t=1,2 | OPS/audio/a b.mp3",
                "OPS/text/c.xhtml | ../../a.mp3 | a.mp3",
                "OPS/c.xhtml | ./x/../a.mp3 | OPS/a.mp3",
                "c.smil | audio\\a.mp3 | audio/a.mp3",
                "c.smil | audio%5Ca.mp3 | audio/a.mp3",
                "c.smil | a.mp3?download=1#x | a.mp3",
                "c.smil | a%3Fb.mp3 | a?b.mp3",
                "c.smil | a%23b.mp3#x | a#b.mp3",
                "c.smil | 100%.mp3 | 100%.mp3",
                "c.smil | 100%zz%2.mp3 | 100%zz%2.mp3",
                "c.smil | a+b.mp3 | a+b.mp3",
                "c.smil | %C4%90%E1%BA%A5t.mp3 | Đất.mp3",
                "c.smil | Đất%20rừng.mp3 | Đất rừng.mp3",
                "c.smil | caf%E9.mp3 | café.mp3",
                "c.smil | '  a.mp3  ' | a.mp3",
                "c.smil | a//b.mp3 | a/b.mp3",
                "c.smil | ... | ...",
            })
    void aReferenceStaysInThePackage(String file, String reference, String path) {
        assertThat(References.resolve(file, reference)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.mp3", "x/../../a.mp3", "%2e%2e/a.mp3", "..%2Fa.mp3", "..\\a.mp3", "..%5ca.mp3", "/etc/passwd",
                "%2Fetc/passwd", "file:///etc/passwd", "FILE:a.mp3", "C:\\a.mp3", "c:/a.mp3", "\\\\server\\a.mp3", "/"
            })
    void aReferenceThatLeadsOutIsHostile(String reference) {
        assertThatThrownBy(() -> References.resolve("c.smil", reference))
                .isInstanceOfSatisfying(HostilePackageException.class, e -> {
                    assertThat(e.problem().rule()).isEqualTo("container.entry-leads-outside");
                    assertThat(e.problem().file()).isEqualTo("c.smil");
                    assertThat(e.problem().vietnamese()).contains(reference);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/a.mp3", "HTTPS://example.org", "mailto:a@example.org", "data:,x", "//cdn/a"})
    void theNetworkIsNoPlaceInThePackage(String reference) {
        assertThat(References.resolve("c.smil", reference)).isEmpty();
    }

    @Test
    void theFragmentIsDecoded() {
        assertThat(References.fragment("a.smil#p%201")).isEqualTo("p 1");
        assertThat(References.fragment("a.smil#")).isEmpty();
        assertThat(References.fragment("a.smil")).isEmpty();
        assertThat(References.fragment("#đ")).isEqualTo("đ");
    }
}
