package vn.langnghe.daisy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.langnghe.book.TalkingBook;

/** The bodies of NCCs as the producers' tools write them, over two SMIL files of four phrases each. */
class NccDialectTest {
    @TempDir
    Path folder;

    /** What an NCC's body gives. */
    record Sample(String producer, String body, String headings, String pages) {
        @Override
        public String toString() {
            return producer;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("links to the par", """
                        <h1 class="title" id="a"><a href="s1.smil#p1">Tên sách</a></h1>
                        <h2 id="b"><a href="s1.smil#p3">Phần một</a></h2>""", "1 Tên sách@0 | 2 Phần một@2", ""),
                new Sample("links to the text, as most tools do", """
                        <h1 class="title" id="a"><a href="s1.smil#t1">Một</a></h1>
                        <h1 id="b"><a href="s2.smil#t2">Hai</a></h1>""", "1 Một@0 | 1 Hai@5", ""),
                new Sample("links to the audio", """
                        <h1 id="a"><a href="s1.smil#a2">Một</a></h1>""", "1 Một@1", ""),
                new Sample("links to the file alone", """
                        <h1 id="a"><a href="s1.smil">Một</a></h1><h1 id="b"><a href="s2.smil">Hai</a></h1>""", "1 Một@0 | 1 Hai@4", ""),
                new Sample("links to what is not there", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1><h1 id="b"><a href="s2.smil#gone">Hai</a></h1>""", "1 Một@0 | 1 Hai@4", ""),
                new Sample("a heading without a link", """
                        <h1 id="a">Mở đầu</h1><h1 id="b"><a href="s1.smil#p2">Một</a></h1><h2>Cuối</h2>""", "1 Mở đầu@1 | 1 Một@1 | 2 Cuối@1", ""),
                new Sample("a heading whose link has no href", """
                        <h1 id="a"><a name="x">Mở đầu</a></h1><h1 id="b"><a href="s1.smil#p1">Một</a></h1>""", "1 Mở đầu@0 | 1 Một@0", ""),
                new Sample("two headings for one SMIL", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1><h2 id="b"><a href="s1.smil#p1">Hai</a></h2>
                        <h2 id="c"><a href="s1.smil#p4">Ba</a></h2>""", "1 Một@0 | 2 Hai@0 | 2 Ba@3", ""),
                new Sample("the id on the link, the heading without one", """
                        <h1><a id="a" href="s1.smil#p1">Một</a></h1><h1><a id="a" href="s2.smil#p1">Hai</a></h1>""", "1 Một@0 | 1 Hai@4", ""),
                new Sample("a span and a font between heading and link", """
                        <h1 id="a"><span class="x"><font size="2"><a href="s1.smil#p1">Một</a></font></span></h1>""", "1 Một@0", ""),
                new Sample("the text beside the link", """
                        <h1 id="a"><a href="s1.smil#p1">1.</a> Chương <b>một</b></h1>""", "1 1. Chương một@0", ""),
                new Sample("all six levels", """
                        <h1 id="a"><a href="s1.smil#p1">1</a></h1><h2 id="b"><a href="s1.smil#p2">2</a></h2>
                        <h3 id="c"><a href="s1.smil#p3">3</a></h3><h4 id="d"><a href="s1.smil#p4">4</a></h4>
                        <h5 id="e"><a href="s2.smil#p1">5</a></h5><h6 id="f"><a href="s2.smil#p2">6</a></h6>""", "1 1@0 | 2 2@1 | 3 3@2 | 4 4@3 | 5 5@4 | 6 6@5", ""),
                new Sample("pages of all kinds", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1>
                        <span class="page-front" id="b"><a href="s1.smil#p2">iv</a></span>
                        <span class="page-normal" id="c"><a href="s1.smil#p3">12</a></span>
                        <span class="page-special" id="d"><a href="s1.smil#p4">Bản đồ</a></span>""", "1 Một@0", "fiv@1 12@2 sBản đồ@3"),
                new Sample("a page inside its heading", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a> <span class="page-normal" id="c"><a href="s1.smil#p2">7</a></span></h1>""", "1 Một@0", "7@1"),
                new Sample("a page before the heading's own link", """
                        <h1 id="a"><span class="page-normal" id="c"><a href="s1.smil#p2">7</a></span><a href="s1.smil#p3">Một</a></h1>""", "1 Một@2", "7@1"),
                new Sample("pages as div, and other classes beside", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1>
                        <div class="pagebreak page-normal" id="c"><a href="s1.smil#p2">1</a></div>""", "1 Một@0", "1@1"),
                new Sample("classes in capitals", """
                        <H1 CLASS="TITLE" ID="a"><A HREF="s1.smil#p1">Một</A></H1>
                        <SPAN CLASS="PAGE-NORMAL" ID="b"><A HREF="s1.smil#p2">1</A></SPAN>""", "1 Một@0", "1@1"),
                new Sample("groups and note references are no headings", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1>
                        <div class="group" id="g"><a href="s1.smil#p2">Nhóm</a></div>
                        <span class="noteref" id="n"><a href="s1.smil#p3">1</a></span>
                        <span class="sidebar" id="s"><a href="s1.smil#p4">Khung</a></span>
                        <span class="optional-prodnote" id="o"><a href="s2.smil#p1">Ghi chú</a></span>""", "1 Một@0", ""),
                new Sample("everything in one more div", """
                        <div><div><h1 id="a"><a href="s1.smil#p1">Một</a></h1>
                        <span class="page-normal" id="c"><a href="s1.smil#p2">1</a></span></div></div>""", "1 Một@0", "1@1"),
                new Sample("another volume's headings", """
                        <h1 id="a"><a href="s1.smil#p1">Tập một</a></h1>
                        <h1 id="b"><a rel="2" href="ncc.html#x">Tập hai</a></h1>
                        <h1 id="c"><a rel="1" href="s2.smil#p1">Vẫn tập một</a></h1>""", "1 Tập một@0 | 1 Vẫn tập một@4", ""),
                new Sample("a link to the text document", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1><h1 id="b"><a href="#gone">Hai</a></h1>
                        <h1 id="c"><a href="s2.smil#p1">Ba</a></h1>""", "1 Một@0 | 1 Hai@4 | 1 Ba@4", ""),
                new Sample("odd ids and encoded fragments", """
                        <h1 id="a"><a href="s3.smil#ch%C6%B0%C6%A1ng%201">Một</a></h1>
                        <h1 id="b"><a href="s3.smil#1:2/3">Hai</a></h1>""", "1 Một@0 | 1 Hai@1", ""),
                new Sample("file names in other letter case", """
                        <h1 id="a"><a href="S1.SMIL#p1">Một</a></h1>""", "1 Một@0", ""),
                new Sample("spaces around the reference", """
                        <h1 id="a"><a href=" s1.smil#p2 ">Một</a></h1>""", "1 Một@1", ""),
                new Sample("backslashes and a dot", """
                        <h1 id="a"><a href=".\\s1.smil#p2">Một</a></h1>""", "1 Một@1", ""),
                new Sample("an absolute path of the producer's disk", """
                        <h1 id="a"><a href="file:///C:/Sach/Toi/s1.smil#p2">Một</a></h1>
                        <h1 id="b"><a href="D:\\Sach\\s2.smil#p1">Hai</a></h1>""", "1 Một@1 | 1 Hai@4", ""),
                new Sample("a folder that was lost on the way", """
                        <h1 id="a"><a href="smil/s1.smil#p2">Một</a></h1>""", "1 Một@1", ""),
                new Sample("spaces and Vietnamese letters in names", """
                        <h1 id="a"><a href="ch%C6%B0%C6%A1ng%20ba.smil#p1">Ba</a></h1>
                        <h1 id="b"><a href="s1.smil#p1">Một</a></h1>""", "1 Ba@0 | 1 Một@4", ""),
                new Sample("the same, never encoded", """
                        <h1 id="a"><a href="chương ba.smil#p1">Ba</a></h1>""", "1 Ba@0", ""),
                new Sample("entities and line breaks in the words", """
                        <h1 id="a"><a href="s1.smil#p1">Cá&nbsp;&amp;
                           chim &eacute;</a></h1>""", "1 Cá & chim é@0", ""),
                new Sample("a heading without words", """
                        <h1 id="a"><a href="s1.smil#p1"></a></h1><h1 id="b"><a href="s1.smil#p2"> &nbsp; </a></h1>""", "1 1@0 | 1 2@1", ""),
                new Sample("headings out of their order", """
                        <h1 id="a"><a href="s1.smil#p3">Ba</a></h1><h1 id="b"><a href="s1.smil#p1">Một</a></h1>""", "1 Một@0 | 1 Ba@2", ""),
                new Sample("a SMIL file that is missing", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1><h1 id="b"><a href="lost.smil#p1">Hai</a></h1>
                        <h1 id="c"><a href="s2.smil#p1">Ba</a></h1>""", "1 Một@0 | 1 Hai@4 | 1 Ba@5", ""),
                new Sample("unclosed tags", """
                        <h1 id="a"><a href="s1.smil#p1">Một</a></h1><br><hr><span class="page-normal" id="c"><a href="s1.smil#p2">1</a></span>""", "1 Một@0", "1@1"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyDialectGivesItsHeadingsAndPages(Sample sample) throws IOException {
        TalkingBook book = new Fixture(folder.resolve("sách"))
                .ncc(sample.body())
                .fourPars("s1.smil")
                .fourPars("s2.smil")
                .fourPars("chương ba.smil")
                .smil("s3.smil", """
                        <par id="chương 1"><audio src="audio.wav" clip-begin="0s" clip-end="1s"/></par>
                        <par><text id="1:2/3" src="ncc.html"/><audio src="audio.wav" clip-begin="1s"/></par>""")
                .taken(new Daisy202Reader());
        assertThat(Fixture.headings(book)).isEqualTo(sample.headings());
        assertThat(Fixture.pages(book)).isEqualTo(sample.pages());
    }
}
