package vn.langnghe.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import vn.langnghe.book.Problem;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.container.Mutation;

/** Markup with bytes that are wrong anywhere; {@code -Dlangnghe.spoiled=N} tries more of it. */
class SpoiledMarkupTest {
    private static final int ROUNDS = Integer.getInteger("langnghe.spoiled", 300);
    private static final List<String> WORDS = List.of(
            "<",
            ">",
            "&",
            "\"",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "]",
            "[",
            "<?xml version='1.0' encoding='UTF-16'?>",
            "<!DOCTYPE html [",
            "<!ENTITY x 'y'>",
            "<!ENTITY x '&x;'>",
            "&x;",
            "&eacute;",
            "&#0;",
            "&#x110000;",
            "%x;",
            "<table><tr>",
            "<svg>",
            "<math>",
            "<p>",
            "</p>",
            "<b><i><a href='x'>",
            "<script>",
            "</html>",
            "<br>",
            "<a/>",
            "<template>",
            "<select><option>",
            "<textarea>",
            "<plaintext>",
            "<frameset>",
            "\u0000",
            "\uFEFF",
            "\uFFFF",
            "<!ATTLIST p q CDATA '1'>",
            "<!ELEMENT p (#PCDATA)>",
            "xmlns:a='b'",
            "<a:b c:d='e'>");

    @Test
    void spoiledMarkupIsReadOrRefused() throws IOException {
        List<byte[]> whole = List.of(
                ncc().getBytes(StandardCharsets.UTF_8),
                ncc().replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16),
                ncc().replace("UTF-8", "windows-1258")
                        .replace("Đất", "Chương")
                        .getBytes(Charset.forName("windows-1258")),
                dtbook().getBytes(StandardCharsets.UTF_8));
        int sound = 0;
        int broken = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] bytes = new Mutation(seed, WORDS).of(whole.get(seed % whole.size()));
            List<Problem> problems = new ArrayList<>();
            long started = System.nanoTime();
            try {
                Document document = Markup.read(bytes, seed % 3 == 0 ? "ncc.html" : "book.xml", problems::add);
                assertThat(Markup.text(document)).isNotNull();
                assertThat(document.text()).isNotNull();
                assertThat(Markup.all(document, "p"))
                        .allSatisfy(each -> assertThat(Markup.line(each)).isNotNegative());
                sound += problems.isEmpty() ? 1 : 0;
                broken += problems.isEmpty() ? 0 : 1;
            } catch (HostilePackageException e) {
                assertThat(e.problem().rule()).startsWith("markup.");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .as("seed %d", seed)
                    .isLessThan(Duration.ofSeconds(20));
        }
        assertThat(sound).isPositive();
        assertThat(broken).isPositive();
    }

    private static String ncc() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
                <html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><title>Đất</title>
                <meta name="dc:title" content="&eacute;"/><style type="text/css"><![CDATA[ p > a {} ]]></style></head>
                <body><h1 class="title" id="a"><a href="a.smil#b">One</a></h1><p>two<br/>three &amp; four</p>
                <span class="page-normal" id="p1"><a href="a.smil#c">1</a></span><!-- five --></body></html>
                """;
    }

    private static String dtbook() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE dtbook PUBLIC "-//NISO//DTD dtbook 2005-3//EN" "http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd" [
                <!ENTITY who "Kim &amp; <em>Đồng</em>"><!ENTITY both "&who; &who;">
                <!ENTITY % mathML2 PUBLIC "-//W3C//DTD MathML 2.0//EN" "http://www.w3.org/Math/DTD/mathml2/mathml2.dtd">
                %mathML2; ]>
                <dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/"><book><level1><h1>&both;</h1>
                <p id="p" smilref="a.smil#p"><sent>one</sent> <sent title="&who;">two</sent></p></level1></book></dtbook>
                """;
    }
}
