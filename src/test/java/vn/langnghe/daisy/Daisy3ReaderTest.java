package vn.langnghe.daisy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.langnghe.book.Note;
import vn.langnghe.book.Picture;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.container.Reading;

class Daisy3ReaderTest {
    private static final String METADATA = """
            <dc-metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:Title>Sách</dc:Title><dc:Identifier>x</dc:Identifier>
            <dc:Identifier id="uid">vn-1</dc:Identifier><dc:Language>vi</dc:Language><dc:Publisher>NXB</dc:Publisher>
            <dc:Creator role="aut">Tô Hoài</dc:Creator><dc:Contributor role="nrt">Cô Hoa</dc:Contributor>
            <dc:Format>ANSI/NISO Z39.86-2005</dc:Format></dc-metadata>
            <x-metadata><meta name="dtb:totalTime" content="0:00:04"/><meta name="dtb:multimediaType" content="audioFullText"/></x-metadata>""";

    @TempDir
    Path folder;

    private Fixture fixture() {
        return new Fixture(folder.resolve("book"));
    }

    private static String opf(String metadata, String manifest, String spine) {
        return """
                <?xml version="1.0"?><!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" "http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd">
                <package xmlns="http://openebook.org/namespaces/oeb-package/1.0/" unique-identifier="uid"><metadata>%s</metadata>
                <manifest>%s</manifest><spine>%s</spine></package>""".formatted(metadata, manifest, spine);
    }

    private static final String MANIFEST = """
            <item id="s1" href="s1.smil" media-type="application/smil"/><item id="s2" href="s2.smil" media-type="application/smil"/>
            <item id="ncx" href="n.ncx" media-type="application/x-dtbncx+xml"/><item id="t" href="t.xml" media-type="application/x-dtbook+xml"/>
            <item id="a" href="a.wav" media-type="audio/x-wav"/>""";
    private static final String SPINE = "<itemref idref='s1'/><itemref idref='s2'/>";

    private static String ncx(String content) {
        return """
                <?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
                <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="vi"><head>
                <meta name="dtb:uid" content="vn-1"/><smilCustomTest id="trang" bookStruct="PAGE_NUMBER" defaultState="true" override="visible"/>
                <smilCustomTest id="chuthich" bookStruct="NOTE"/></head>
                <docTitle><text>Tên trong NCX</text></docTitle><docAuthor><text>Tác giả NCX</text></docAuthor>%s</ncx>""".formatted(content);
    }

    private static String smil(String content) {
        return """
                <?xml version="1.0"?><!DOCTYPE smil PUBLIC "-//NISO//DTD dtbsmil 2005-2//EN" "http://www.daisy.org/z3986/2005/dtbsmil-2005-2.dtd">
                <smil xmlns="http://www.w3.org/2001/SMIL20/"><head/><body><seq id="m" dur="4s" fill="remove">%s</seq></body></smil>""".formatted(content);
    }

    private static String par(int number) {
        return """
                <par id="p%1$d"><text id="t%1$d" src="t.xml#x%1$d"/>
                <audio src="a.wav" clipBegin="0:00:%2$02d.000" clipEnd="0:00:%1$02d.000"/></par>""".formatted(number, number - 1);
    }

    private static final String DTBOOK = """
            <?xml version="1.0"?><!DOCTYPE dtbook PUBLIC "-//NISO//DTD dtbook 2005-3//EN" "http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd">
            <dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/" version="2005-3" xml:lang="vi"><book><bodymatter>
            <level1 id="l1"><h1 id="x1">Một</h1><p><sent id="x2"><w>Câu</w> <w>hai.</w></sent></p><pagenum id="x3" page="front">iv</pagenum>
            <level2><h2 id="x4">Phần</h2><imggroup id="g"><img id="i" src="anh.jpg" alt=""/><prodnote imgref="i" render="optional" id="x5">Một con mèo.</prodnote></imggroup>
            <p id="x6">Câu sáu<noteref id="x7" idref="#n1">1</noteref>.</p><note id="n1"><p id="x8">Chú thích.</p></note></level2></level1>
            </bodymatter></book></dtbook>""";

    private Fixture sound() throws IOException {
        return fixture()
                .file("b.opf", opf(METADATA, MANIFEST, SPINE))
                .file(
                        "n.ncx",
                        ncx("<navMap>" + point(1, "s1.smil#p1", "Một", point(4, "s2.smil#p4", "Phần", ""))
                                + "</navMap>"))
                .file("s1.smil", smil(par(1) + par(2) + par(3)))
                .file(
                        "s2.smil",
                        smil(par(4) + par(5) + par(6) + par(7)
                                + "<seq id='esc' class='note' customTest='chuthich' end='DTBuserEscape'>" + par(8)
                                + "</seq>"))
                .file("t.xml", DTBOOK)
                .file("anh.jpg", "x")
                .wav("a.wav", 8);
    }

    private static String point(int id, String source, String text, String inside) {
        return "<navPoint id='n%d' playOrder='%d'><navLabel><text>%s</text><audio src='a.wav' clipBegin='0s' clipEnd='1s'/></navLabel><content src='%s'/>%s</navPoint>"
                .formatted(id, id, text, source, inside);
    }

    @Test
    void aBookOfTextAndAudioIsReadPhraseByPhrase() throws IOException {
        TalkingBook book = sound().taken(new Daisy3Reader());
        assertThat(Fixture.phrases(book))
                .isEqualTo(
                        "Một[0-1] | Câu hai.[1-2] | PAGE_NUMBER:iv[2-3] | Phần[3-4] | PRODUCER_NOTE:Một con mèo.[4-5]"
                                + " | Câu sáu.[5-6] | NOTE_REFERENCE:1[6-7] | NOTE:Chú thích.[7-8]");
        assertThat(Fixture.headings(book)).isEqualTo("1 Một@0 | 2 Phần@3");
        assertThat(book.phrases().get(4).picture()).contains(new Picture("anh.jpg", "Một con mèo."));
        assertThat(book.notes()).containsExactly(new Note("n1", OptionalInt.of(6), 7, 7));
    }

    @Test
    void pagesComeFromTheTextWhereTheNcxListsNone() throws IOException {
        assertThat(Fixture.pages(sound().taken(new Daisy3Reader()))).isEqualTo("fiv@2");
    }

    @Test
    void metadataComesFromTheOpf() throws IOException {
        TalkingBook book = sound().taken(new Daisy3Reader());
        assertThat(book.metadata().title()).isEqualTo("Sách");
        assertThat(book.metadata().identifier()).contains("vn-1");
        assertThat(book.metadata().creators()).containsExactly("Tô Hoài");
        assertThat(book.metadata().narrators()).containsExactly("Cô Hoa");
        assertThat(book.metadata().languages()).containsExactly("vi");
    }

    @Test
    void metadataInLowerCaseOfLaterOebIsReadToo() throws IOException {
        TalkingBook book = sound().file(
                        "b.opf",
                        opf(
                                "<dc:title xmlns:dc='d'>Thường</dc:title><title/><dc:language xmlns:dc='d'>EN_us</dc:language>",
                                MANIFEST,
                                SPINE))
                .taken(new Daisy3Reader());
        assertThat(book.metadata().title()).isEqualTo("Thường");
        assertThat(book.metadata().languages()).containsExactly("en-US");
    }

    @Test
    void withoutAnOpfTheNcxGivesOrderAndMetadata() throws IOException {
        Reading reading = fixture()
                .file(
                        "n.ncx",
                        ncx("<navMap>" + point(1, "z.smil#p1", "Trước", "") + point(2, "b.smil#p1", "Sau", "")
                                + "</navMap>"))
                .file("b.smil", smil("<par id='p1'><audio src='b.wav'/></par>"))
                .file("z.smil", smil("<par id='p1'><audio src='z.wav'/></par>"))
                .wav("b.wav", 1)
                .wav("z.wav", 1)
                .read(new Daisy3Reader());
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(book.readingOrder()).extracting(ReadingOrderItem::file).containsExactly("z.wav", "b.wav");
        assertThat(book.metadata().title()).isEqualTo("Tên trong NCX");
        assertThat(book.metadata().creators()).containsExactly("Tác giả NCX");
        assertThat(book.metadata().identifier()).contains("vn-1");
        assertThat(Fixture.rules(reading)).contains("daisy.opf-missing");
    }

    @Test
    void withoutAnNcxTheHeadingsComeFromTheText() throws IOException {
        Reading reading = fixture()
                .file("b.opf", opf(METADATA, MANIFEST.replaceAll("<item id=\"ncx\"[^>]*>", ""), SPINE))
                .file("s1.smil", smil(par(1) + par(2)))
                .file("s2.smil", smil(par(4)))
                .file("t.xml", DTBOOK)
                .wav("a.wav", 4)
                .read(new Daisy3Reader());
        assertThat(Fixture.headings(((Reading.Taken) reading).book())).isEqualTo("1 Một@0 | 2 Phần@2");
        assertThat(Fixture.rules(reading)).contains("daisy.ncx-missing");
    }

    @Test
    void anEmptySpineLeavesTheOrderToTheNcx() throws IOException {
        Reading reading = sound().file("b.opf", opf(METADATA, MANIFEST, "")).read(new Daisy3Reader());
        assertThat(((Reading.Taken) reading).book().phrases()).hasSize(8);
        assertThat(Fixture.rules(reading)).contains("daisy.spine-empty");
    }

    @Test
    void manyAbsentFilesOfTheManifestAreOneWarning() throws IOException {
        StringBuilder absent = new StringBuilder(MANIFEST);
        for (int number = 0; number < 50; number++) {
            absent.append("<item id='q%1$d' href='gone%1$d.jpg' media-type='image/jpeg'/>".formatted(number));
        }
        Reading reading = sound().file(
                        "b.opf",
                        opf(
                                METADATA,
                                absent.toString().replace("\"application/smil\"", "\"application/smil+xml\""),
                                SPINE))
                .read(new Daisy3Reader());
        assertThat(reading.problems())
                .filteredOn(problem -> problem.rule().equals("daisy.manifest-files-absent"))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.english()).contains("50").contains("gone0.jpg"));
        assertThat(reading.problems())
                .filteredOn(problem -> problem.rule().equals("daisy.media-type-wrong"))
                .hasSize(1);
        assertThat(((Reading.Taken) reading).book().phrases()).hasSize(8);
    }

    @Test
    void aMissingSmilOfTheSpineCostsNoHeading() throws IOException {
        Reading reading = sound().file(
                        "b.opf",
                        opf(
                                METADATA,
                                MANIFEST + "<item id='s3' href='s3.smil' media-type='application/smil'/>",
                                "<itemref idref='s3'/>" + SPINE))
                .file(
                        "n.ncx",
                        ncx("<navMap>" + point(9, "s3.smil#q", "Mất", "") + point(1, "s1.smil#p1", "Một", "")
                                + "</navMap>"))
                .read(new Daisy3Reader());
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(Fixture.headings(book)).isEqualTo("1 Mất@0 | 1 Một@1");
        assertThat(book.phrases().getFirst().clips()).isEmpty();
        assertThat(Fixture.rules(reading)).contains("daisy.smil-missing");
    }

    @Test
    void anAudioBookSpeaksItsHeadingsInWords() throws IOException {
        TalkingBook book = fixture()
                .file("b.opf", opf(METADATA, MANIFEST, SPINE))
                .file(
                        "n.ncx",
                        ncx(
                                "<navMap>" + point(1, "s1.smil#p1", "Một", "")
                                        + "</navMap><pageList><pageTarget id='g' type='normal' value='1'>"
                                        + "<navLabel><text>Trang 1</text></navLabel><content src='s2.smil#seq'/></pageTarget></pageList>"))
                .file(
                        "s1.smil",
                        smil(
                                "<par id='p1'><audio src='a.wav' clipEnd='1s'/></par><par id='p2'><audio src='a.wav' clipBegin='1s' clipEnd='2s'/></par>"))
                .file(
                        "s2.smil",
                        smil(
                                "<seq id='seq' class='pagenum' customTest='trang'><par id='p9'><audio src='a.wav' clipBegin='2s' clipEnd='3s'/></par></seq>"))
                .wav("a.wav", 4)
                .taken(new Daisy3Reader());
        assertThat(Fixture.phrases(book)).isEqualTo("Một[0-1] | [1-2] | PAGE_NUMBER:Trang 1[2-3]");
        assertThat(Fixture.pages(book)).isEqualTo("Trang 1@2");
    }

    @Test
    void aDtbookWithoutSmilFilesIsTakenForItsText() throws IOException {
        Reading reading = fixture()
                .file(
                        "b.opf",
                        opf(
                                METADATA,
                                "<item id='t' href='t.xml' media-type='application/x-dtbook+xml'/>",
                                "<itemref idref='t'/>"))
                .file("t.xml", DTBOOK)
                .file("anh.jpg", "x")
                .read(new Daisy3Reader());
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(Fixture.headings(book)).isEqualTo("1 Một@0 | 2 Phần@3");
        assertThat(book.phrases())
                .extracting(phrase -> phrase.text())
                .containsExactly("Một", "Câu hai.", "iv", "Phần", "Một con mèo.", "Câu sáu1.", "Chú thích.");
        assertThat(Fixture.rules(reading)).contains("daisy.smils-absent");
    }

    @Test
    void theCoverIsWhatThePackageMarksAsIt() throws IOException {
        TalkingBook book = sound().file(
                        "b.opf",
                        opf(
                                METADATA + "<x-metadata><meta name='cover' content='bia1'/></x-metadata>",
                                MANIFEST + "<item id='bia1' href='anh.jpg' media-type='image/jpeg'/>",
                                SPINE))
                .taken(new Daisy3Reader());
        assertThat(book.cover()).contains("anh.jpg");
    }

    @Test
    void anEpubIsAnotherReadersMatter() throws IOException {
        Path epub = folder.resolve("epub");
        new Fixture(epub)
                .file("META-INF/container.xml", "<container/>")
                .file("content.opf", "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'/>");
        try (BookPackage bookPackage = BookPackage.open(epub, folder.resolve("temporary"))) {
            assertThat(new Daisy3Reader().recognises(bookPackage)).isFalse();
            assertThat(new Daisy202Reader().recognises(bookPackage)).isFalse();
        }
    }

    @Test
    void anExternalEntityRefusesTheBook() throws IOException {
        Fixture fixture = sound().file(
                        "n.ncx",
                        "<!DOCTYPE ncx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><ncx><navMap>&x;</navMap></ncx>");
        assertThatThrownBy(() -> fixture.read(new Daisy3Reader())).isInstanceOf(HostilePackageException.class);
    }

    @Test
    void theTimeThatItPlaysIsMeasured() throws IOException {
        TalkingBook book = sound().taken(new Daisy3Reader());
        assertThat(book.playingTime()).isEqualTo(Duration.ofSeconds(8));
        assertThat(book.metadata().declaredLength()).contains(Duration.ofSeconds(4));
    }

    /** What an NCX gives. */
    record Sample(String producer, String content, String headings, String pages) {
        @Override
        public String toString() {
            return producer;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        "2002: pages in a navList",
                        "<navMap>" + point(1, "s1.smil#p1", "Một", "")
                                + "</navMap><navList class='pagenum'><navLabel><text>Pages</text></navLabel><navTarget id='g' class='pagenum' value='5' mapRef='n1'>"
                                + "<navLabel><text>5</text></navLabel><content src='s1.smil#p3'/></navTarget></navList>",
                        "1 Một@0",
                        "5@2"),
                new Sample(
                        "page kinds",
                        "<navMap>" + point(1, "s1.smil#p1", "Một", "") + "</navMap><pageList>"
                                + "<pageTarget type='front' id='a'><navLabel><text>iv</text></navLabel><content src='s1.smil#p1'/></pageTarget>"
                                + "<pageTarget type='normal' value='7' id='b'><navLabel><audio src='a.wav'/></navLabel><content src='s1.smil#t2'/></pageTarget>"
                                + "<pageTarget type='SPECIAL' id='c'><navLabel><text>B</text></navLabel><content src='s2.smil'/></pageTarget></pageList>",
                        "1 Một@0",
                        "fiv@0 7@1 sB@3"),
                new Sample(
                        "eight levels",
                        "<navMap>"
                                + point(
                                        1,
                                        "s1.smil#p1",
                                        "1",
                                        point(
                                                2,
                                                "s1.smil#p2",
                                                "2",
                                                point(
                                                        3,
                                                        "s1.smil#p3",
                                                        "3",
                                                        point(
                                                                4,
                                                                "s2.smil#p4",
                                                                "4",
                                                                point(
                                                                        5,
                                                                        "s2.smil#p5",
                                                                        "5",
                                                                        point(
                                                                                6,
                                                                                "s2.smil#p6",
                                                                                "6",
                                                                                point(
                                                                                        7,
                                                                                        "s2.smil#p7",
                                                                                        "7",
                                                                                        point(
                                                                                                8,
                                                                                                "s2.smil#p8",
                                                                                                "8",
                                                                                                ""))))))))
                                + "</navMap>",
                        "1 1@0 | 2 2@1 | 3 3@2 | 4 4@3 | 5 5@4 | 6 6@5 | 6 7@6 | 6 8@7",
                        "fiv@2"),
                new Sample(
                        "a label a language, the first without words",
                        "<navMap><navPoint id='a'><navLabel xml:lang='en'><text> </text></navLabel><navLabel xml:lang='vi'><text>Một</text></navLabel><content src='s1.smil#p1'/></navPoint></navMap>",
                        "1 Một@0",
                        "fiv@2"),
                new Sample(
                        "a label without words at all",
                        "<navMap><navPoint id='a'><navLabel><audio src='a.wav'/></navLabel><content src='s1.smil#p2'/></navPoint></navMap>",
                        "1 Câu hai.@1",
                        "fiv@2"),
                new Sample(
                        "a point without content",
                        "<navMap><navPoint id='a'><navLabel><text>Bìa</text></navLabel>"
                                + point(1, "s1.smil#p2", "Một", "") + "</navPoint></navMap>",
                        "1 Bìa@1 | 2 Một@1",
                        "fiv@2"),
                new Sample(
                        "targets in the text",
                        "<navMap>" + point(1, "t.xml#x2", "Hai", "") + point(2, "t.xml#x4", "Bốn", "") + "</navMap>",
                        "1 Hai@1 | 1 Bốn@3",
                        "fiv@2"),
                new Sample(
                        "a target's seq",
                        "<navMap>" + point(1, "s2.smil#esc", "Chú thích", "") + "</navMap>",
                        "1 Chú thích@7",
                        "fiv@2"),
                new Sample(
                        "the mother seq",
                        "<navMap>" + point(1, "s2.smil#m", "Hai", "") + "</navMap>",
                        "1 Hai@3",
                        "fiv@2"),
                new Sample(
                        "a dangling target",
                        "<navMap>" + point(1, "s2.smil#gone", "Hai", "") + "</navMap>",
                        "1 Hai@3",
                        "fiv@2"),
                new Sample(
                        "two navMaps",
                        "<navMap>" + point(1, "s1.smil#p1", "Một", "") + "</navMap><navMap>"
                                + point(2, "s2.smil#p4", "Hai", "") + "</navMap>",
                        "1 Một@0 | 1 Hai@3",
                        "fiv@2"),
                new Sample(
                        "prefixed names",
                        "<n:navMap xmlns:n='http://www.daisy.org/z3986/2005/ncx/'><n:navPoint id='a'><n:navLabel><n:text>Một</n:text></n:navLabel><n:content src='s1.smil#p1'/></n:navPoint></n:navMap>",
                        "1 Một@0",
                        "fiv@2"),
                new Sample(
                        "backslashes and letter case",
                        "<navMap>" + point(1, ".\\\\S1.SMIL#p2", "Hai", "") + "</navMap>",
                        "1 Hai@1",
                        "fiv@2"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyDialectOfTheNcxGivesItsHeadingsAndPages(Sample sample) throws IOException {
        TalkingBook book = sound().file("n.ncx", ncx(sample.content())).taken(new Daisy3Reader());
        assertThat(Fixture.headings(book)).isEqualTo(sample.headings());
        assertThat(Fixture.pages(book)).isEqualTo(sample.pages());
    }
}
