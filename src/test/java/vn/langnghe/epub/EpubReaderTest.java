package vn.langnghe.epub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Page;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.Skippable;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.container.Reading;

class EpubReaderTest {
    private static final String TOC = "<nav epub:type='toc'><ol><li><a href='mua.xhtml'>Ngày mưa</a><ol>"
            + "<li><a href='mua.xhtml#sau'>Sau cơn mưa</a></li></ol></li></ol></nav>";

    @TempDir
    private Path temporary;

    @Test
    void everyParBecomesAPhraseWithItsWordsAndItsSound() throws IOException {
        TalkingBook book = book(narrated("""
                <par><text src='mua.xhtml#dau'/><audio src='mua.wav' clipBegin='0s' clipEnd='1.5s'/></par>
                <seq epub:textref='mua.xhtml#sau'>
                <par><text src='mua.xhtml#cau'/><audio src='mua.wav' clipBegin='0:00:01.500' clipEnd='00:03'/></par>
                <seq><par><text src='mua.xhtml#het'/></par></seq></seq>
                """));
        assertThat(book.format()).isEqualTo(BookFormat.EPUB_3_MEDIA_OVERLAYS);
        assertThat(book.phrases())
                .extracting(Phrase::text, Phrase::clips)
                .containsExactly(
                        tuple("Ngày mưa", List.of(clip(0, 1500))),
                        tuple("Trời tạnh rồi.", List.of(clip(1500, 3000))),
                        tuple("Hết.", List.of()));
        assertThat(book.phrases().getFirst().textReference()).contains("OEBPS/mua.xhtml#dau");
        assertThat(book.readingOrder()).containsExactly(new ReadingOrderItem("OEBPS/mua.wav", Optional.empty()));
        assertThat(book.headings())
                .extracting(Heading::level, Heading::text, Heading::phrase)
                .containsExactly(tuple(1, "Ngày mưa", 0), tuple(2, "Sau cơn mưa", 1));
    }

    @Test
    void aClipWithoutAnEndPlaysToTheEndOfItsFile() throws IOException {
        TalkingBook book =
                book(narrated("<par><text src='mua.xhtml#dau'/><audio src='mua.wav' clipBegin='500ms'/></par>"));
        assertThat(book.phrases().getFirst().clips()).containsExactly(clip(500, 4000));
    }

    @Test
    void clipsAreHeldToTheTrueLengthOfTheirAudio() throws IOException {
        Reading reading = narrated("""
                        <par><text src='mua.xhtml#dau'/><audio src='mua.wav' clipBegin='0s' clipEnd='9s'/></par>
                        <par><text src='mua.xhtml#cau'/><audio src='mua.wav' clipBegin='1s' clipEnd='4.2s'/></par>
                        <par><text src='mua.xhtml#het'/><audio src='mua.wav' clipBegin='8s' clipEnd='9s'/></par>
                        """).read(temporary);
        assertThat(taken(reading).phrases())
                .extracting(Phrase::clips)
                .containsExactly(List.of(clip(0, 4000)), List.of(clip(1000, 4000)), List.of());
        assertThat(reading.problems())
                .extracting(Problem::severity, Problem::rule)
                .containsExactly(
                        tuple(Severity.WARNING, "container.clip-ends-past-audio"),
                        tuple(Severity.NOTICE, "container.clip-ends-just-past-audio"),
                        tuple(Severity.ERROR, "container.clip-begins-past-audio"));
    }

    @Test
    void whatIsToldApartIsLeftOutOfTheWordsAroundIt() throws IOException {
        TalkingBook book = book(TestEpub.empty()
                .chapter(
                        "mua",
                        "<p id='ngoai'>Mẹ bảo: <span id='trong'>“Về thôi con!”</span> rồi cười.</p>",
                        "media-overlay='mua-smil'")
                .overlay(
                        "mua",
                        "<par><text src='mua.xhtml#ngoai'/><audio src='mua.wav' clipEnd='1s'/></par>"
                                + "<par><text src='mua.xhtml#trong'/><audio src='mua.wav' clipBegin='1s'/></par>")
                .audio("mua.wav", 2));
        assertThat(book.phrases()).extracting(Phrase::text).containsExactly("Mẹ bảo: rồi cười.", "“Về thôi con!”");
    }

    @Test
    void pagesNotesAndSidebarsCanBeSkipped() throws IOException {
        TalkingBook book = book(TestEpub.empty()
                .chapter("mua", """
                        <span id='t1' epub:type='pagebreak' title='iv'/><p id='c1'>Ếch kêu<a id='d1' href='#n1'
                        epub:type='noteref'>1</a>.</p><p><span id='t2' role='doc-pagebreak'>5</span></p>
                        <aside id='n1' epub:type='footnote'><p id='n1p'>Con ếch.</p></aside><p id='b1'>Bên lề.</p>
                        """, "media-overlay='mua-smil'")
                .overlay("mua", """
                        <par epub:type='pagebreak'><text src='mua.xhtml#t1'/><audio src='mua.wav' clipEnd='1s'/></par>
                        <par><text src='mua.xhtml#c1'/><audio src='mua.wav' clipBegin='1s' clipEnd='2s'/></par>
                        <par><text src='mua.xhtml#d1'/><audio src='mua.wav' clipBegin='2s' clipEnd='3s'/></par>
                        <par><text src='mua.xhtml#t2'/><audio src='mua.wav' clipBegin='3s' clipEnd='4s'/></par>
                        <seq epub:type='footnote'><par><text src='mua.xhtml#n1p'/><audio src='mua.wav' clipEnd='1s'/></par></seq>
                        <seq epub:type='sidebar'><par><text src='mua.xhtml#b1'/><audio src='mua.wav' clipEnd='1s'/></par></seq>
                        """)
                .audio("mua.wav", 4));
        assertThat(book.phrases())
                .extracting(phrase -> phrase.skippable().orElse(null))
                .containsExactly(
                        Skippable.PAGE_NUMBER,
                        null,
                        Skippable.NOTE_REFERENCE,
                        Skippable.PAGE_NUMBER,
                        Skippable.NOTE,
                        Skippable.SIDEBAR);
        assertThat(book.pages())
                .extracting(Page::kind, Page::label, Page::phrase)
                .containsExactly(tuple(PageKind.FRONT, "iv", 0), tuple(PageKind.NORMAL, "5", 3));
        assertThat(book.notes()).singleElement().satisfies(note -> {
            assertThat(note.reference()).hasValue(2);
            assertThat(note.firstPhrase()).isEqualTo(4);
            assertThat(note.lastPhrase()).isEqualTo(4);
        });
    }

    @Test
    void withoutOverlaysEachBlockIsAPhraseAndNothingIsLost() throws IOException {
        TalkingBook book = book(TestEpub.empty().chapter("mua", """
                        <section><h1>Ngày <em>mưa</em></h1><p>Trời mưa to.<br/>Ếch kêu.</p>trôi nổi
                        <ul><li>một</li><li><p>hai</p></li></ul><script>alert(1)</script>
                        <table><tr><td>ba</td><td>bốn</td></tr></table>
                        <ruby>漢<rt>hán</rt></ruby></section>
                        """));
        assertThat(book.format()).isEqualTo(BookFormat.EPUB_3);
        assertThat(book.phrases())
                .extracting(Phrase::text)
                .containsExactly("Ngày mưa", "Trời mưa to. Ếch kêu.", "trôi nổi", "một", "hai", "ba", "bốn", "漢");
        assertThat(book.headings()).extracting(Heading::text).containsExactly("Ngày mưa");
        assertThat(book.readingOrder()).extracting(ReadingOrderItem::file).containsExactly("OEBPS/mua.xhtml");
        assertThat(book.hasAudio()).isFalse();
    }

    @Test
    void aPicturesDescriptionIsFoundWhereverThePublisherPutIt() throws IOException {
        TalkingBook book = book(TestEpub.empty().file("OEBPS/ech.png", "png").chapter("mua", """
                        <p><img src='ech.png' alt='Con ếch xanh'/></p>
                        <figure><img src='ech.png'/><figcaption>Ếch ngồi</figcaption></figure>
                        <p><img src='ech.png' aria-describedby='ta'/></p><p id='ta'>Ếch nhảy</p>
                        """));
        assertThat(book.phrases())
                .extracting(
                        Phrase::text,
                        phrase -> phrase.picture()
                                .map(picture -> picture.file() + ": " + picture.description())
                                .orElse(""))
                .containsExactly(
                        tuple("", "OEBPS/ech.png: Con ếch xanh"),
                        tuple("", "OEBPS/ech.png: Ếch ngồi"),
                        tuple("Ếch ngồi", ""),
                        tuple("", "OEBPS/ech.png: Ếch nhảy"),
                        tuple("Ếch nhảy", ""));
    }

    @Test
    void headingsFallBackToTheNcxAndPagesToItsPageList() throws IOException {
        TalkingBook book = book(TestEpub.empty()
                .item("id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'")
                .file("OEBPS/toc.ncx", """
                        <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Phần một</text>
                        </navLabel><content src="mua.xhtml"/><navPoint><navLabel><text>Chương một</text></navLabel>
                        <content src="mua.xhtml#c"/></navPoint></navPoint></navMap><pageList><pageTarget type="normal">
                        <navLabel><text>7</text></navLabel><content src="mua.xhtml#c"/></pageTarget></pageList></ncx>
                        """)
                .chapter("mua", "<p>Mở đầu.</p><a id='c'></a><p>Trời mưa.</p>"));
        assertThat(book.headings())
                .extracting(Heading::level, Heading::text, Heading::phrase)
                .containsExactly(tuple(1, "Phần một", 0), tuple(2, "Chương một", 1));
        assertThat(book.pages()).extracting(Page::label, Page::phrase).containsExactly(tuple("7", 1));
    }

    @Test
    void headingsFallBackToThoseOfTheText() throws IOException {
        Reading reading = TestEpub.empty()
                .chapter("mua", "<h2>Mưa</h2><p>Rơi.</p><h3>Nắng</h3>")
                .read(temporary);
        assertThat(taken(reading).headings())
                .extracting(Heading::level, Heading::text, Heading::phrase)
                .containsExactly(tuple(2, "Mưa", 0), tuple(3, "Nắng", 2));
        assertThat(reading.problems()).extracting(Problem::rule).containsExactly("epub.navigation-missing");
    }

    @Test
    void documentsWithoutOverlayKeepTheirPlaceInANarratedBook() throws IOException {
        TalkingBook book = book(TestEpub.empty()
                .chapter("bia", "<p>Lời ngỏ.</p>")
                .chapter("mua", "<p id='a'>Mưa.</p>", "media-overlay='mua-smil'")
                .overlay("mua", "<par><text src='mua.xhtml#a'/><audio src='mua.wav'/></par>")
                .audio("mua.wav", 1));
        assertThat(book.phrases())
                .extracting(Phrase::text, phrase -> phrase.clips().size())
                .containsExactly(tuple("Lời ngỏ.", 0), tuple("Mưa.", 1));
    }

    @Test
    void whatTheManifestOrTheSpineNamesInVainIsToldAndTheRestIsRead() throws IOException {
        Reading reading = TestEpub.empty()
                .chapter("mua", "<p>Mưa.</p>")
                .chapter("nang", "<p>Nắng.</p>")
                .without("OEBPS/nang.xhtml")
                .item("id='xa' href='https://example.org/nhac.mp3' media-type='audio/mpeg'")
                .item("id='kieu' href='kieu.css' media-type='text/css'")
                .item("id='tieng' href='tieng.mp3' media-type='audio/mpeg'")
                .without("mimetype")
                .without("META-INF/container.xml")
                .navigation("<nav epub:type='toc'><ol><li><a href='mua.xhtml#khong'>Mưa</a></li>"
                        + "<li><a href='mat.xhtml'>Mất</a></li></ol></nav>")
                .read(temporary);
        assertThat(reading.problems())
                .extracting(Problem::rule)
                .containsExactlyInAnyOrder(
                        "epub.container-missing",
                        "epub.remote-resource",
                        "epub.spine-file-missing",
                        "epub.manifest-file-missing",
                        "container.audio-missing",
                        "epub.toc-fragment-missing",
                        "epub.toc-target-missing");
        assertThat(taken(reading).headings()).extracting(Heading::text).containsExactly("Mưa");
    }

    @Test
    void aFileNamedInOtherLetterCaseIsFoundAndTold() throws IOException {
        Reading reading = narrated("<par><text src='MUA.xhtml#dau'/><audio src='Mua.WAV'/></par>")
                .read(temporary);
        assertThat(taken(reading).phrases()).singleElement().satisfies(phrase -> {
            assertThat(phrase.text()).isEqualTo("Ngày mưa");
            assertThat(phrase.clips()).extracting(Clip::file).containsExactly("OEBPS/mua.wav");
        });
        assertThat(reading.problems())
                .extracting(Problem::rule)
                .containsExactly("container.letter-case-differs", "container.letter-case-differs");
    }

    @Test
    void aReferenceOutOfThePackageRefusesItAsAWhole() {
        TestEpub epub = narrated("<par><text src='mua.xhtml#dau'/><audio src='../../../etc/passwd'/></par>");
        assertThatThrownBy(() -> epub.read(temporary)).isInstanceOf(HostilePackageException.class);
    }

    @Test
    void anEpubWithNothingInItIsRefused() throws IOException {
        Reading reading = TestEpub.empty().chapter("trong", "<p> </p>").read(temporary);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(reading.problems()).extracting(Problem::rule).contains("epub.nothing-to-read");
    }

    @Test
    void aBookOfTwentyThousandPhrasesIsReadInSeconds() throws IOException {
        StringBuilder body = new StringBuilder("<section>");
        StringBuilder pars = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            body.append("<p id='c%d'>Câu thứ %d.</p>".formatted(i, i));
            pars.append("<par><text src='mua.xhtml#c%d'/><audio src='mua.wav' clipBegin='%dms' clipEnd='%dms'/></par>"
                    .formatted(i, i, i + 1));
        }
        TestEpub epub = TestEpub.empty()
                .chapter("mua", body.append("</section>").toString(), "media-overlay='mua-smil'")
                .overlay("mua", pars.toString())
                .navigation("<nav epub:type='toc'><ol><li><a href='mua.xhtml#c19999'>Cuối</a></li></ol></nav>")
                .audio("mua.wav", 21);
        long start = System.nanoTime();
        TalkingBook book = book(epub);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(book.phrases()).hasSize(20_000);
        assertThat(book.headings().getFirst().phrase()).isEqualTo(19_999);
    }

    private static TestEpub narrated(String overlay) {
        return TestEpub.empty()
                .chapter(
                        "mua",
                        "<h1 id='dau'>Ngày  mưa</h1><section id='sau'><p id='cau'>Trời tạnh rồi.</p>"
                                + "<p id='het'>Hết.</p></section>",
                        "media-overlay='mua-smil'")
                .overlay("mua", overlay)
                .navigation(TOC)
                .audio("mua.wav", 4);
    }

    private static Clip clip(long begin, long end) {
        return new Clip("OEBPS/mua.wav", Duration.ofMillis(begin), Duration.ofMillis(end));
    }

    private TalkingBook book(TestEpub epub) throws IOException {
        return taken(epub.read(temporary));
    }

    private static TalkingBook taken(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken) reading).book();
    }
}
