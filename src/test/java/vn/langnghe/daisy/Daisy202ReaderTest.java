package vn.langnghe.daisy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Note;
import vn.langnghe.book.Picture;
import vn.langnghe.book.Problem;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.container.Reading;

class Daisy202ReaderTest {
    private static final String HEADING = "<h1 class='title' id='h'><a href='s.smil#p1'>Chương</a></h1>";

    @TempDir
    Path folder;

    private Fixture fixture() {
        return new Fixture(folder.resolve("Đất rừng phương Nam"));
    }

    @Test
    void aSoundBookHasNoProblems() throws IOException {
        Reading reading =
                fixture().ncc(HEADING).smil("s.smil", """
                        <par endsync="last" id="p1"><text src="ncc.html#h" id="t1"/>
                        <audio src="a.wav" clip-begin="npt=0.000s" clip-end="npt=4.000s" id="a1"/></par>""").wav("a.wav", 4).read(new Daisy202Reader());
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void metadataComesFromTheNcc() throws IOException {
        TalkingBook book = fixture()
                .file("ncc.html", """
                        <html><head><title>x</title>
                        <META NAME="DC.Title" CONTENT="Dế Mèn  phiêu lưu ký"/><meta name="dc:creator" content="Tô Hoài"/>
                        <meta name="dc:creator" content="Người vẽ"/><meta name="dc:language" content="EN"/>
                        <meta name="dc:language" content="en-US en-IN"/><meta name="dc:identifier" content=" VN 7 "/>
                        <meta name="ncc:narrator" content="Cô Hoa"/><meta name="dc:subject" content="thiếu nhi"/>
                        <meta name="ncc:sourceTitle" content="Bản in"/><meta name="ncc:totalTime" content="00:00:04.00"/>
                        <meta name="dc:date" content="2020-01-02" scheme="yyyy-mm-dd"/></head><body>%s</body></html>""".formatted(HEADING))
                .fourPars("s.smil")
                .taken(new Daisy202Reader());
        assertThat(book.metadata().title()).isEqualTo("Dế Mèn phiêu lưu ký");
        assertThat(book.metadata().creators()).containsExactly("Tô Hoài", "Người vẽ");
        assertThat(book.metadata().narrators()).containsExactly("Cô Hoa");
        assertThat(book.metadata().languages()).containsExactly("en", "en-US", "en-IN");
        assertThat(book.metadata().identifier()).contains("VN 7");
        assertThat(book.metadata().source()).contains("Bản in");
        assertThat(book.metadata().date()).contains("2020-01-02");
        assertThat(book.metadata().declaredLength()).contains(Duration.ofSeconds(4));
    }

    @Test
    void whatTheMetadataLacksIsToldAndFoundElsewhere() throws IOException {
        Reading reading = fixture()
                .file("NCC.HTM", "<html lang='ja-jp'><body>" + HEADING + "</body></html>")
                .fourPars("s.smil")
                .read(new Daisy202Reader());
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(book.metadata().title()).isEqualTo("Chương");
        assertThat(book.metadata().languages()).containsExactly("ja-JP");
        assertThat(Fixture.rules(reading))
                .contains(
                        "daisy.title-missing",
                        "daisy.identifier-missing",
                        "daisy.language-missing",
                        "daisy.publisher-missing",
                        "daisy.total-time-missing",
                        "daisy.multimedia-type-missing");
        assertThat(reading.problems())
                .filteredOn(problem -> problem.rule().equals("daisy.language-missing"))
                .first()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("NCC.HTM");
                    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                    assertThat(problem.vietnamese()).isEqualTo("Sách không ghi ngôn ngữ (dc:language).");
                });
    }

    @Test
    void aBookWithoutAnyTitleIsCalledByItsPackage() throws IOException {
        TalkingBook book = fixture()
                .file("ncc.html", "<html><body><h1><a href='s.smil#p1'></a></h1></body></html>")
                .fourPars("s.smil")
                .taken(new Daisy202Reader());
        assertThat(book.metadata().title()).isEqualTo("Đất rừng phương Nam");
    }

    @Test
    void anNccInWindows1252IsReadInIt() throws IOException {
        TalkingBook book = fixture()
                .file(
                        "ncc.html",
                        "<?xml version='1.0' encoding='windows-1252'?>" + "<html><body><h1 id='h'>"
                                + "<a href='s.smil'>Été</a></h1></body></html>",
                        Charset.forName("windows-1252"))
                .fourPars("s.smil")
                .taken(new Daisy202Reader());
        assertThat(Fixture.headings(book)).isEqualTo("1 Été@0");
    }

    @Test
    void theLengthThatIsToldFalselyIsAWarningAndNoMore() throws IOException {
        Reading reading = fixture()
                .file("ncc.html", Fixture.nccText(HEADING).replace("0:00:04", "PT36279S"))
                .fourPars("s.smil")
                .read(new Daisy202Reader());
        assertThat(Fixture.rules(reading)).contains("daisy.total-time-differs");
        assertThat(((Reading.Taken) reading).book().playingTime()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void wrongTocItemsAreTold() throws IOException {
        Reading reading = fixture()
                .file(
                        "ncc.html",
                        Fixture.nccText(HEADING).replace("<title>", "<meta name='ncc:tocItems' content='9'/><title>"))
                .fourPars("s.smil")
                .read(new Daisy202Reader());
        assertThat(Fixture.rules(reading)).contains("daisy.toc-items-differ");
    }

    @Test
    void whatOnlyTheMasterSmilListsKeepsItsPlace() throws IOException {
        TalkingBook book = fixture()
                .ncc("<h1 id='a'><a href='s1.smil#p'>Một</a></h1><h1 id='c'><a href='s3.smil#p'>Ba</a></h1>")
                .smil("s1.smil", "<par id='p'><audio src='1.wav'/></par>")
                .smil("s2.smil", "<par id='p'><audio src='2.wav'/></par>")
                .smil("s3.smil", "<par id='p'><audio src='3.wav'/></par>")
                .file(
                        "master.smil",
                        "<smil><body><ref src='s1.smil'/><ref src='s2.smil'/><ref src='s3.smil'/></body></smil>")
                .wav("1.wav", 1)
                .wav("2.wav", 1)
                .wav("3.wav", 1)
                .taken(new Daisy202Reader());
        assertThat(book.readingOrder()).extracting(ReadingOrderItem::file).containsExactly("1.wav", "2.wav", "3.wav");
        assertThat(Fixture.headings(book)).isEqualTo("1 Một@0 | 1 Ba@2");
    }

    @Test
    void everyAudioFileIsKnownAlsoOnesThatNothingPlays() throws IOException {
        TalkingBook book =
                fixture().ncc(HEADING).fourPars("s.smil").wav("Zusatz.wav", 2).taken(new Daisy202Reader());
        assertThat(book.audioFiles()).extracting(AudioFile::path).containsExactly("audio.wav", "Zusatz.wav");
        assertThat(book.audioLength()).isEqualTo(Duration.ofSeconds(6));
        assertThat(book.playingTime()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aMissingAudioFileIsToldOnceAndItsTextStays() throws IOException {
        Reading reading = fixture()
                .ncc(HEADING)
                .smil("s.smil", """
                        <par id="p1"><text src="c.html#a"/><audio src="gone.mp3" clip-begin="npt=0s" clip-end="npt=1s"/></par>
                        <par id="p2"><text src="c.html#b"/><audio src="gone.mp3" clip-begin="npt=1s" clip-end="npt=2s"/></par>
                        <par id="p3"><text src="c.html#c"/><audio src="a.wav"/></par>""")
                .file("c.html", "<html><body><p id='a'>A</p><p id='b'>B</p><p id='c'>C</p></body></html>")
                .wav("a.wav", 1)
                .read(new Daisy202Reader());
        assertThat(Fixture.phrases(((Reading.Taken) reading).book())).isEqualTo("A[] | B[] | C[0-1]");
        assertThat(reading.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("s.smil");
                    assertThat(problem.english()).contains("gone.mp3");
                });
    }

    @Test
    void aClipThatIsCutNamesItsFileAndPlace() throws IOException {
        Reading reading = fixture()
                .ncc(HEADING)
                .smil("s.smil", "\n<par id='p1'><audio src='a.wav' clip-begin='npt=1s' clip-end='npt=9s'/></par>")
                .wav("a.wav", 2)
                .read(new Daisy202Reader());
        assertThat(reading.problems())
                .filteredOn(problem ->
                        problem.severity() == Severity.WARNING && problem.file().equals("s.smil"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).contains("line 5");
                    assertThat(problem.english()).contains("a.wav");
                });
    }

    @Test
    void aMissingSmilIsReplacedByTheAudioOfItsName() throws IOException {
        Reading reading = fixture()
                .ncc("<h1 id='a'><a href='s1.smil#p'>Một</a></h1><h1 id='b'><a href='s2.smil#p'>Hai</a></h1>")
                .smil("s1.smil", "<par id='p'><audio src='s1.wav'/></par>")
                .wav("s1.wav", 1)
                .wav("s2.wav", 2)
                .read(new Daisy202Reader());
        TalkingBook book = ((Reading.Taken) reading).book();
        assertThat(Fixture.phrases(book)).isEqualTo("Một[0-1] | Hai[0-2]");
        assertThat(Fixture.rules(reading)).contains("daisy.smil-missing");
    }

    @Test
    void anNccWithAudioButNoSmilIsPlayedFileByFile() throws IOException {
        TalkingBook book = fixture()
                .ncc("<h1 id='a'><a href='x1.smil#p'>Một</a></h1>")
                .wav("track10.wav", 1)
                .wav("track2.wav", 2)
                .taken(new Daisy202Reader());
        assertThat(book.phrases().stream().flatMap(phrase -> phrase.clips().stream()))
                .extracting(Clip::file)
                .containsExactly("track2.wav", "track10.wav");
        assertThat(book.headings()).hasSize(1);
    }

    @Test
    void smilFilesWithoutAnNccArePlayedInTheOrderOfTheirNames() throws IOException {
        Reading reading = fixture()
                .file("part10.smil", titled("Mười"))
                .file("part2.smil", titled("Hai"))
                .wav("a.wav", 3)
                .read(new Daisy202Reader());
        assertThat(Fixture.headings(((Reading.Taken) reading).book())).isEqualTo("1 Hai@0 | 1 Mười@1");
        assertThat(Fixture.rules(reading)).contains("daisy.ncc-missing");
    }

    private static String titled(String title) {
        return "<smil><head><meta name='title' content='" + title
                + "'/></head><body><seq><par><audio src='a.wav'/></par></seq></body></smil>";
    }

    @Test
    void aBookOfNothingButNavigationIsRefused() throws IOException {
        Reading reading = fixture()
                .ncc(HEADING)
                .smil("s.smil", "<par id='p1'><text src='ncc.html#h'/></par>")
                .read(new Daisy202Reader());
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(reading.problems()).extracting(Problem::severity).contains(Severity.FATAL);
    }

    @Test
    void aBookOfTextAloneIsTakenForItsText() throws IOException {
        TalkingBook book = fixture()
                .ncc(HEADING)
                .smil("s.smil", "<par id='p1'><text src='c.html#a'/></par><par id='p2'><text src='c.html#b'/></par>")
                .file("c.html", "<html xml:lang='vi'><body><p id='a'>A</p><p id='b' xml:lang='mww'>B</p></body></html>")
                .taken(new Daisy202Reader());
        assertThat(Fixture.phrases(book)).isEqualTo("A[] | B[]");
        assertThat(book.phrases().get(1).language()).contains("mww");
        assertThat(book.readingOrder()).extracting(ReadingOrderItem::file).containsExactly("c.html");
    }

    @Test
    void anNccThatLeadsIntoTheTextIsReadBlockByBlock() throws IOException {
        TalkingBook book = fixture()
                .ncc("<h1 id='a'><a href='c.html#x'>Một</a></h1><h2 id='b'><a href='c.html#y'>Hai</a></h2>")
                .file(
                        "c.html",
                        "<html><body><h1 id='x'>Một</h1><p>Câu.</p><ul><li>Mục <b>đậm</b></li></ul><div id='y'><h2>Hai</h2><p>Hết.</p></div></body></html>")
                .taken(new Daisy202Reader());
        assertThat(Fixture.phrases(book)).isEqualTo("Một[] | Câu.[] | Mục đậm[] | Hai[] | Hết.[]");
        assertThat(Fixture.headings(book)).isEqualTo("1 Một@0 | 2 Hai@3");
    }

    @Test
    void notesKnowTheirReference() throws IOException {
        TalkingBook book = fixture()
                .ncc(HEADING)
                .smil("s.smil", """
                        <par id="p1"><text src="c.html#a"/><audio src="a.wav" clip-begin="0s" clip-end="1s"/></par>
                        <seq><par id="p2"><text src="c.html#r"/><audio src="a.wav" clip-begin="1s" clip-end="2s"/></par>
                        <par id="p3" system-required="footnote-on"><text src="c.html#n"/>
                        <audio src="a.wav" clip-begin="2s" clip-end="3s"/></par></seq>""")
                .file(
                        "c.html",
                        "<html><body><p id='a'>A</p><a id='r' class='noteref' href='s.smil#p2'>1</a><p id='n'>N</p></body></html>")
                .wav("a.wav", 3)
                .taken(new Daisy202Reader());
        assertThat(book.notes()).singleElement().satisfies((Note note) -> {
            assertThat(note.reference()).hasValue(1);
            assertThat(note.firstPhrase()).isEqualTo(2);
            assertThat(note.lastPhrase()).isEqualTo(2);
        });
    }

    @Test
    void picturesComeWithTheirDescriptions() throws IOException {
        TalkingBook book = fixture()
                .ncc(HEADING)
                .smil("s.smil", """
                        <par id="p1"><text src="c.html#a"/><img src="smil.png" alt="Mèo"/></par>
                        <par id="p2"><text src="c.html#b"/></par><par id="p3"><text src="c.html#c"/></par>""")
                .file("c.html", """
                        <html><body><p id="a">A</p><p id="b">B <img src="anh%201.jpg" alt="Chó"/></p><p id="c">C</p>
                        <div class="imggroup"><img src="loose.gif" alt="Gà"/></div>
                        <img src="file:///C:/Users/x/clip_image001.png" alt="?"/></body></html>""")
                .file("smil.png", "x")
                .file("anh 1.jpg", "x")
                .file("loose.gif", "x")
                .file("Bìa.jpg", "x")
                .taken(new Daisy202Reader());
        assertThat(book.phrases())
                .extracting(phrase -> phrase.picture().orElseThrow())
                .containsExactly(
                        new Picture("smil.png", "Mèo"),
                        new Picture("anh 1.jpg", "Chó"),
                        new Picture("loose.gif", "Gà"));
        assertThat(book.cover()).contains("Bìa.jpg");
    }

    @Test
    void aReferenceOutOfThePackageRefusesIt() throws IOException {
        Fixture fixture =
                fixture().ncc(HEADING).smil("s.smil", "<par id='p1'><audio src='../../../etc/passwd'/></par>");
        assertThatThrownBy(() -> fixture.read(new Daisy202Reader())).isInstanceOf(HostilePackageException.class);
    }

    @Test
    void aFaultOnEveryPageIsToldTwentyTimesAndCounted() throws IOException {
        Reading reading = fixture()
                .ncc(HEADING)
                .smil("s.smil", "<par><text src='c.html#x'/><audio src='a.wav'/></par>\n".repeat(300))
                .file("c.html", "<html><body><p id='a'>A</p></body></html>")
                .wav("a.wav", 1)
                .read(new Daisy202Reader());
        assertThat(reading.problems())
                .filteredOn(problem -> problem.rule().equals("daisy.text-target-unknown"))
                .hasSize(21)
                .last()
                .satisfies(problem -> assertThat(problem.english()).contains("280 more"));
    }

    @Test
    void aBookOfTwentyThousandPhrasesIsReadInSeconds() throws IOException {
        StringBuilder pars = new StringBuilder();
        StringBuilder text = new StringBuilder("<html><body>");
        StringBuilder ncc = new StringBuilder();
        for (int number = 1; number <= 20_000; number++) {
            pars.append(
                    "<par id='p%1$d'><text src='c.html#s%1$d' id='t%1$d'/><seq><audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s' id='a%1$d'/></seq></par>\n"
                            .formatted(number));
            text.append("<p><span id='s%1$d'>Câu thứ %1$d.</span></p>\n".formatted(number));
            if (number % 10 == 0) {
                ncc.append("<h2 id='h%1$d'><a href='s.smil#t%1$d'>Mục %1$d</a></h2>\n".formatted(number));
            }
        }
        Fixture fixture = fixture()
                .ncc(ncc.toString())
                .smil("s.smil", pars.toString())
                .file("c.html", text + "</body></html>")
                .wav("a.wav", 1);
        long start = System.nanoTime();
        TalkingBook book = fixture.taken(new Daisy202Reader());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(book.phrases()).hasSize(20_000);
        assertThat(book.headings()).hasSize(2_000);
        assertThat(book.headings().getLast().phrase()).isEqualTo(19_999);
    }
}
