package vn.langnghe.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.langnghe.book.Problem;
import vn.langnghe.container.HostilePackageException;

class MarkupTest {
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void namesKeepTheirLetterCaseAndPrefix() throws IOException {
        Document document = read("""
                <smil xmlns:epub="http://www.idpf.org/2007/ops"><par id="P1" epub:type="noteref" xml:lang="vi">
                <docTitle/></par></smil>""");

        Element par = Markup.first(document, "PAR").orElseThrow();
        assertThat(Markup.attribute(par, "epub:type")).contains("noteref");
        assertThat(Markup.attribute(par, "xml:lang")).contains("vi");
        assertThat(Markup.attribute(par, "ID")).contains("P1");
        assertThat(Markup.localName(Markup.first(document, "doctitle").orElseThrow()))
                .isEqualTo("docTitle");
        assertThat(problems).isEmpty();
    }

    @Test
    void epubAttributesBearTheUsualPrefixWhateverTheFileCallsIt() throws IOException {
        Document document = read("<html xmlns:ops='http://www.idpf.org/2007/ops'><p ops:type='pagebreak'>1</p></html>");

        assertThat(Markup.attribute(Markup.first(document, "p").orElseThrow(), "epub:type"))
                .contains("pagebreak");
    }

    @Test
    void theLineIsWhereTheTagStarts() throws IOException {
        Document document = read("""
                <?xml version="1.0"?>
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
                <html>
                  <!-- a
                       comment -->
                  <p id="a">one</p><p
                     id="b">two</p>
                  <![CDATA[
                  ]]><p id="c">three</p>
                </html>""");

        assertThat(List.of("a", "b", "c"))
                .extracting(id -> Markup.line(Markup.elementById(document, id).orElseThrow()))
                .containsExactly(6, 6, 9);
    }

    @Test
    void brokenFilesKeepTheirLinesToo() throws IOException {
        Document document = read("<html>\n<body>\n<p id='a'>one & two</body>\n");

        assertThat(Markup.line(Markup.elementById(document, "a").orElseThrow())).isEqualTo(3);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("markup.not-well-formed");
            assertThat(problem.place()).contains("line 3");
        });
    }

    @Test
    void wordsOfBlocksStandApartAndInlineElementsDoNotSplitThem() throws IOException {
        assertThat(text("<p><b>a</b>b</p>")).isEqualTo("ab");
        assertThat(text("<div><p>one</p><p>two</p></div>")).isEqualTo("one two");
        assertThat(text("<p>one<br/>two</p>")).isEqualTo("one two");
        assertThat(text("<p>x<img src='i.png' alt='picture'/>y</p>")).isEqualTo("x y");
        assertThat(text("<body><script>var a;</script><style>p{}</style>seen</body>"))
                .isEqualTo("seen");
        assertThat(text("<level1><h1>One</h1><sent>a</sent><w>b</w></level1>")).isEqualTo("One ab");
        assertThat(text("<p>a<!-- no -->b<?php no ?>c<![CDATA[<d>]]></p>")).isEqualTo("abc<d>");
    }

    @Test
    void jsoupsOwnTextKeepsBlocksApartToo() throws IOException {
        assertThat(read("<level1><h1>One</h1><p>t<em>w</em>o</p></level1>").text())
                .isEqualTo("One two");
    }

    @Test
    void vietnameseIsNfc() throws IOException {
        assertThat(text("<p>Đa\u0302\u0301t ru\u031B\u0300ng</p>")).isEqualTo("Đất rừng");
    }

    @Test
    void htmlEntitiesResolveWithAndWithoutADoctype() throws IOException {
        assertThat(text("<p>caf&eacute;&nbsp;&hellip;&lt;&amp;&#233;&Abreve;</p>"))
                .isEqualTo("café …<&éĂ");
        assertThat(text("""
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
                <p title="&eacute;">&copy;</p>""")).isEqualTo("©");
        assertThat(text("<!DOCTYPE ncx SYSTEM 'not-there.dtd'><p>&ndash;</p>")).isEqualTo("–");
        assertThat(text("<?xml version='1.0' standalone='yes'?><p>&ndash;</p>")).isEqualTo("–");
        assertThat(problems).isEmpty();
    }

    @Test
    void internalEntitiesAreExpanded() throws IOException {
        assertThat(text("""
                <!DOCTYPE p [<!ENTITY who "<em>Kim</em> &amp; &last;"><!ENTITY last "Đ&ocirc;ng"><!ENTITY hellip "own">]>
                <p>&who;&hellip;</p>""")).isEqualTo("Kim & Đôngown");
        assertThat(problems).isEmpty();
    }

    @Test
    void anUnknownEntityStaysAsItIsWritten() throws IOException {
        assertThat(text("<p>\n&publisher; house</p>")).isEqualTo("&publisher; house");
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).contains("line 2"));
    }

    @Test
    void entitiesOfABrokenFileAreExpandedToo() throws IOException {
        assertThat(text("<!DOCTYPE html [<!ENTITY who 'Kim'>]><html><body><p>&who; & &eacute;<p>x</body></html>"))
                .isEqualTo("Kim & é x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>",
                "<!DOCTYPE p [<!ENTITY x SYSTEM 'http://example.org/x'>]><p>unused</p>",
                "<!DOCTYPE p [<!ENTITY x PUBLIC '-//W3C//ENTITIES Latin 1//EN' 'secret.txt'>]><p>&x;</p>",
                "<!DOCTYPE p [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><p/>",
                "<!DOCTYPE p [<!ENTITY % x SYSTEM 'http://example.org/x.dtd'> %x;]><p/>",
                "<!DOCTYPE p [<!ENTITY % x PUBLIC '-//W3C//DTD X//EN' 'file:///etc/passwd'> %x;]><p/>",
                "<!DOCTYPE p [<!ENTITY % x SYSTEM '../../secret.dtd'> %x;]><p/>",
                "<!DOCTYPE p [<!ENTITY % x SYSTEM '/etc/passwd'> %x;]><p/>",
                "<!DOCTYPE p [<!ENTITY % x SYSTEM 'C:\\secret'> %x;]><p/>",
                "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>& broken <b>",
                "<!DOCTYPE p [<!ENTITY % a '<!ENTITY &#37; b SYSTEM \"http://example.org/\">'> %a;]><p/>"
            })
    void anExternalEntityIsHostile(String xml) {
        assertHostile(xml, "markup.external-entity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY % HTMLlat1 PUBLIC '-//W3C//ENTITIES Latin 1 for XHTML//EN' 'xhtml-lat1.ent'>%HTMLlat1;",
                "<!ENTITY % HTMLlat1 PUBLIC '-//W3C//ENTITIES Latin 1 for XHTML//EN' "
                        + "'http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent'>%HTMLlat1;",
                "<!ENTITY % MATHML.prefixed 'INCLUDE'><!ENTITY % mathML2 PUBLIC '-//W3C//DTD MathML 2.0//EN' "
                        + "'http://www.w3.org/Math/DTD/mathml2/mathml2.dtd'>%mathML2;"
                        + "<!ENTITY % externalFlow '| m:math'>",
                "<!ENTITY % mathML2 SYSTEM 'https://www.w3.org/Math/DTD/mathml2/mathml2.dtd'>%mathML2;",
                "<!ENTITY % drama SYSTEM 'drama.dtd'>%drama;",
                "<!ENTITY % OEB PUBLIC '+//ISBN 0-9673008-1-9//DTD OEB 1.0 Entities//EN' 'oeb1.ent'>%OEB;",
                "<!NOTATION gif SYSTEM 'viewer.exe'><!ENTITY logo SYSTEM 'logo.gif' NDATA gif>",
                "<!ATTLIST p class CDATA 'plain'><!-- remark -->"
            })
    void wellKnownModulesOfDtdsAreOrdinary(String subset) throws IOException {
        assertThat(text("<!DOCTYPE p SYSTEM 'dtbook.dtd' [" + subset + "]>\n<p>&eacute;</p>"))
                .isEqualTo("é");
        assertThat(problems).isEmpty();
    }

    @Test
    void aBillionLaughsAreRefused() {
        StringBuilder subset = new StringBuilder("<!ENTITY a0 'lol'>");
        for (int level = 1; level < 10; level++) {
            subset.append("<!ENTITY a").append(level).append(" '");
            subset.append(("&a" + (level - 1) + ";").repeat(10)).append("'>");
        }
        assertHostile("<!DOCTYPE p [" + subset + "]><p>&a9;</p>", "markup.entity-bomb");
        assertHostile("<!DOCTYPE p [" + subset + "]><p title='&a9;'/>", "markup.entity-bomb");
        assertHostile(
                "<!DOCTYPE p [" + subset.toString().replace("'lol'", "''") + "]><p>&a9;</p>", "markup.entity-bomb");
    }

    @Test
    void aQuadraticBlowUpIsRefused() {
        String big = "<!DOCTYPE p [<!ENTITY a '" + "x".repeat(100_000) + "'>]>";
        assertHostile(big + "<p>" + "&a;".repeat(30_000) + "</p>", "markup.entity-bomb");
        assertHostile(big + "<p title='" + "&a;".repeat(30_000) + "'/>", "markup.entity-bomb");
    }

    @Test
    void parameterEntitiesDoNotExplodeEither() {
        StringBuilder subset =
                new StringBuilder("<!ENTITY").append(' ').append('%').append(" a0 '<!-- lol -->'>");
        for (int level = 1; level < 10; level++) {
            subset.append("<!ENTITY ").append('%').append(" a").append(level).append(" '");
            subset.append(("&#37;a" + (level - 1) + ";").repeat(10)).append("'>");
        }
        assertHostile("<!DOCTYPE p [" + subset.append("%a9;") + "]><p/>", "markup.entity-bomb");
    }

    @Test
    void manyHonestEntitiesAreNoBomb() throws IOException {
        assertThat(text("<p>" + "&eacute;".repeat(200_000) + "</p>")).hasSize(200_000);
        assertThat(problems).isEmpty();
    }

    @Test
    void absurdNestingIsRefusedWithoutExhaustingTheStack() throws IOException {
        assertHostile("<a>".repeat(100_000) + "</a>".repeat(100_000), "markup.nested-too-deeply");
        Document broken = read("<html>" + "<b><i>".repeat(50_000) + "x & y");
        assertThat(Markup.text(broken)).isEqualTo("x & y");
        Document brokenXml = read("<ncx>" + "<a>".repeat(100_000) + "x & y");
        assertThat(Markup.text(brokenXml)).isEqualTo("x & y");
        assertThat(Markup.all(brokenXml, "a")).isNotEmpty();
        assertThat(brokenXml.outerHtml()).contains("x &amp; y");
    }

    @Test
    void absurdlyManyAttributesAreRefused() {
        StringBuilder tag = new StringBuilder("<p");
        for (int number = 0; number < 20_000; number++) {
            tag.append(" a").append(number).append("=''");
        }
        assertHostile(tag + "/>", "markup.file-too-large");
    }

    @Test
    void everyEncodingThatABookDeclaresIsRead() throws IOException {
        assertThat(text(xml("windows-1252", "naïve “x” €", "windows-1252"))).isEqualTo("naïve “x” €");
        assertThat(text(xml("ISO-8859-1", "naïve “x”", "windows-1252"))).isEqualTo("naïve “x”");
        assertThat(text(xml("Shift_JIS", "日本語①", "windows-31j"))).isEqualTo("日本語①");
        assertThat(text(xml("windows-1258", "Đâ\u0301t rư\u0300ng", "windows-1258")))
                .isEqualTo("Đất rừng");
        assertThat(text(xml("UTF-16", "\uFEFFĐất rừng", "UTF-16LE"))).isEqualTo("Đất rừng");
        assertThat(text(xml("UTF-16", "Đất rừng", "UTF-16BE"))).isEqualTo("Đất rừng");
        assertThat(problems).isEmpty();
    }

    @Test
    void aByteOrderMarkCountsMost() throws IOException {
        assertThat(text("\uFEFF<?xml version='1.0' encoding='UTF-8'?><p>Đất</p>"))
                .isEqualTo("Đất");
        assertThat(problems).isEmpty();
        byte[] wide = "\uFEFF<?xml version='1.0' encoding='UTF-16'?><p>Đất</p>".getBytes(StandardCharsets.UTF_16LE);
        assertThat(text(wide)).isEqualTo("Đất");
        assertThat(problems).isEmpty();
        assertThat(text("\uFEFF<?xml version='1.0' encoding='iso-8859-1'?><p>Đất</p>"))
                .isEqualTo("Đất");
        assertThat(problems).extracting(Problem::rule).containsExactly("markup.encoding-wrong");
    }

    @Test
    void metaNamesTheEncodingToo() throws IOException {
        byte[] bytes =
                "<html><head><meta http-equiv='Content-type' content='text/html; charset=windows-1252'/></head>é</html>"
                        .getBytes(Charset.forName("windows-1252"));
        assertThat(text(bytes)).isEqualTo("é");
        assertThat(problems).isEmpty();
    }

    @Test
    void utf8ThatCallsItselfLatinIsReadAsUtf8WithAWarning() throws IOException {
        assertThat(text("<?xml version='1.0' encoding='iso-8859-1'?><p>Đất rừng</p>"))
                .isEqualTo("Đất rừng");
        assertThat(problems).extracting(Problem::rule).containsExactly("markup.encoding-wrong");
    }

    @Test
    void latinThatCallsItselfUtf8IsReadAsLatinWithAWarning() throws IOException {
        assertThat(text(xml("utf-8", "à la carte, café", "windows-1252"))).isEqualTo("à la carte, café");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("markup.encoding-wrong");
            assertThat(problem.english()).contains("utf-8").contains("windows-1252");
        });
    }

    @Test
    void vietnameseThatNamesNoEncodingIsReadAsWindows1258() throws IOException {
        byte[] bytes = "<html lang='vi'><p>Chu\u0301 bé</p></html>".getBytes(Charset.forName("windows-1258"));
        assertThat(text(bytes)).isEqualTo("Chú bé");
        assertThat(problems).extracting(Problem::rule).containsExactly("markup.encoding-wrong");
    }

    @Test
    void aFewBrokenBytesDoNotSpoilAVietnameseText() throws IOException {
        byte[] bytes = ("<p>" + "Đất rừng phương Nam ".repeat(20) + "~</p>").getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = bytes[index] == '~' ? (byte) 0xC3 : bytes[index];
        }
        assertThat(text(bytes)).startsWith("Đất rừng phương Nam Đất");
        assertThat(problems).extracting(Problem::rule).containsExactly("markup.encoding-wrong");
    }

    @Test
    void anUnknownEncodingIsReadAllTheSame() throws IOException {
        assertThat(text("<?xml version='1.0' encoding='x-none of these'?><p>Đất</p>"))
                .isEqualTo("Đất");
        assertThat(problems).extracting(Problem::rule).containsExactly("markup.encoding-wrong");
    }

    @Test
    void utf16ThatIsNoneIsReadAsWhatItIs() throws IOException {
        assertThat(text("<?xml version='1.0' encoding='UTF-16'?><p>plain</p>")).isEqualTo("plain");
    }

    @Test
    void whiteSpaceBeforeTheDeclarationAndStrayBytesAreSurvived() throws IOException {
        assertThat(text("\r\n\r\n<?xml version='1.0' encoding='utf-8'?>\n<p>x</p>"))
                .isEqualTo("x");
        assertThat(problems).isEmpty();
        assertThat(text("<p>a\u0003b</p>\u0000\u0000")).isEqualTo("a b");
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.english()).contains("U+0003"));
    }

    @Test
    void brokenXhtmlKeepsItsStructure() throws IOException {
        Document document = read("""
                <?xml version="1.0"?>
                <!DOCTYPE html [ <!ENTITY x "y"> ]>
                <html><head><title/><script src="x"/><meta name="dc:title" content="Tom & Jerry"></head>
                <body><h1 id="h"><a id="empty"/>One<h1>Two</h1>
                <p><a href="a.smil#1"/>three<br>four<![CDATA[ 1 < 2 ]]>
                <p epub:type="noteref">five</body></html>""");

        assertThat(Markup.all(document, "h1")).hasSize(2);
        assertThat(Markup.text(Markup.first(document, "title").orElseThrow())).isEmpty();
        assertThat(Markup.all(document, "p")).extracting(Markup::text).containsExactly("three four 1 < 2", "five");
        assertThat(Markup.attribute(Markup.first(document, "meta").orElseThrow(), "content"))
                .contains("Tom & Jerry");
        assertThat(Markup.attribute(Markup.all(document, "p").getLast(), "epub:type"))
                .contains("noteref");
        assertThat(Markup.text(document)).startsWith("One Two");
    }

    @Test
    void brokenXmlKeepsItsNames() throws IOException {
        Document document = read("<ncx><navPoint playOrder='1'><navLabel><text>A & B</text></navLabel>"
                + "<content src='x.smil#a'/></navPoint><navPoint></ncx>");

        assertThat(Markup.all(document, "navPoint")).hasSize(2);
        assertThat(Markup.text(Markup.first(document, "navLabel").orElseThrow()))
                .isEqualTo("A & B");
        assertThat(Markup.attribute(Markup.first(document, "content").orElseThrow(), "src"))
                .contains("x.smil#a");
        assertThat(Markup.localName(Markup.first(document, "navpoint").orElseThrow()))
                .isEqualTo("navPoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "<?xml version='1.0'?>"})
    void anEmptyFileIsAnEmptyTree(String nothing) throws IOException {
        assertThat(Markup.all(read(nothing), "p")).isEmpty();
        assertThat(problems).extracting(Problem::rule).containsExactly("markup.file-empty");
    }

    @Test
    void aLargeDtbookIsReadInAboutASecond() throws IOException {
        StringBuilder book = new StringBuilder("<dtbook xmlns='http://www.daisy.org/z3986/2005/dtbook/'><book>");
        for (int number = 0; book.length() < 5_000_000; number++) {
            book.append("<level1 id='l").append(number).append("'><h1>Ch&uacute; d&#7871; m&egrave;n</h1><p>");
            for (int sentence = 0; sentence < 10; sentence++) {
                book.append("<sent id='s").append(number).append('_').append(sentence);
                book.append("' smilref='a.smil#x'>Đất rừng phương Nam là một cuốn tiểu thuyết.</sent> ");
            }
            book.append("</p></level1>\n");
        }
        byte[] bytes = book.append("</book></dtbook>").toString().getBytes(StandardCharsets.UTF_8);

        long started = System.nanoTime();
        Document document = Markup.read(bytes, "book.xml", problems::add);
        Duration taken = Duration.ofNanos(System.nanoTime() - started);

        assertThat(Markup.all(document, "sent")).hasSizeGreaterThan(30_000);
        assertThat(problems).isEmpty();
        // generous, for machines that do other things as well
        assertThat(taken).isLessThan(Duration.ofSeconds(10));
    }

    private static byte[] xml(String declared, String text, String charset) {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        String content =
                mark + "<?xml version='1.0' encoding='" + declared + "'?><p>" + text.substring(mark.length()) + "</p>";
        return content.getBytes(Charset.forName(charset));
    }

    private void assertHostile(String xml, String rule) {
        assertThatThrownBy(() -> read(xml)).isInstanceOfSatisfying(HostilePackageException.class, e -> {
            assertThat(e.problem().rule()).isEqualTo(rule);
            assertThat(e.problem().file()).isEqualTo("book/file.xml");
        });
    }

    private Document read(String text) throws IOException {
        return Markup.read(text.getBytes(StandardCharsets.UTF_8), "book/file.xml", problems::add);
    }

    private String text(String text) throws IOException {
        return Markup.text(read(text));
    }

    private String text(byte[] bytes) throws IOException {
        return Markup.text(Markup.read(bytes, "book/file.xml", problems::add));
    }
}
