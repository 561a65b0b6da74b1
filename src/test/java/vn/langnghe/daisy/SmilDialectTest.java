package vn.langnghe.daisy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the mother seq of SMIL files in the wild, over ten seconds of audio and a text of four sentences. */
class SmilDialectTest {
    @TempDir
    Path folder;

    record Sample(String producer, String content, String phrases) {
        @Override
        public String toString() {
            return producer;
        }
    }

    static Stream<Sample> samples() {
        return Stream.concat(structures(), clips());
    }

    private static Stream<Sample> structures() {
        return Stream.of(
                new Sample(
                        "text and audio",
                        par("#s1", "<audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s'/>"),
                        "Câu một.[0-1]"),
                new Sample(
                        "a seq of one clip in the par",
                        par("#s1", "<seq><audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s'/></seq>"),
                        "Câu một.[0-1]"),
                new Sample("a seq of contiguous clips is one clip", par("#s1", """
                        <seq><audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s'/>
                        <audio src='a.wav' clip-begin='npt=1.000s' clip-end='npt=2.5s'/></seq>"""), "Câu một.[0-2.5]"),
                new Sample("a seq of clips with a gap stays one phrase", par("#s1", """
                        <seq><audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s'/>
                        <audio src='a.wav' clip-begin='npt=2s' clip-end='npt=3s'/></seq>"""), "Câu một.[0-1 2-3]"),
                new Sample("several clips without a seq", par("#s1", """
                        <audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s'/>
                        <audio src='a.wav' clip-begin='npt=4s' clip-end='npt=5s'/>"""), "Câu một.[0-1 4-5]"),
                new Sample(
                        "a whole section in one par of an audio book is stepped through by its clips",
                        """
                        <par id='x'><text src='ncc.html#h' id='t'/><seq>
                        <audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s' id='q1'/>
                        <audio src='a.wav' clip-begin='npt=1s' clip-end='npt=2s' id='q2'/>
                        <audio src='a.wav' clip-begin='npt=2s' clip-end='npt=4s' id='q3'/></seq></par>""",
                        "Chương[0-1] | [1-2] | [2-4]"),
                new Sample("all pars refer to the heading, the first alone speaks it", """
                        <par id='x'><text src='ncc.html#h'/><audio src='a.wav' clip-begin='0s' clip-end='1s'/></par>
                        <par id='y'><text src='ncc.html#h'/><audio src='a.wav' clip-begin='1s' clip-end='2s'/></par>""", "Chương[0-1] | [1-2]"),
                new Sample(
                        "nested seqs",
                        "<seq><seq>" + par("#s1", CLIP) + "</seq>" + par("#s2", CLIP) + "</seq>",
                        "Câu một.[0-1] | Câu hai.[0-1]"),
                new Sample(
                        "a par around pars",
                        "<par>" + par("#s1", CLIP) + par("#s2", CLIP) + "</par>",
                        "Câu một.[0-1] | Câu hai.[0-1]"),
                new Sample(
                        "a par with a seq of pars",
                        "<par><seq>" + par("#s1", CLIP) + par("#s2", CLIP) + "</seq></par>",
                        "Câu một.[0-1] | Câu hai.[0-1]"),
                new Sample("text alone", "<par id='x'><text src='c.html#s1'/></par>", "Câu một.[]"),
                new Sample("audio alone in a par", "<par id='x'>" + CLIP + "</par>", "Chương[0-1]"),
                new Sample(
                        "audio without a par",
                        CLIP + "<audio src='a.wav' clip-begin='1s' clip-end='2s'/>",
                        "Chương[0-1] | [1-2]"),
                new Sample(
                        "text without a par",
                        "<text src='c.html#s1'/>" + par("#s2", CLIP),
                        "Câu một.[] | Câu hai.[0-1]"),
                new Sample("an empty par is no phrase", "<par id='x'></par>" + par("#s1", CLIP), "Câu một.[0-1]"),
                new Sample("a link around the audio", par("#s1", "<a href='#x'>" + CLIP + "</a>"), "Câu một.[0-1]"),
                new Sample(
                        "prefixed names",
                        "<s:par xmlns:s='http://www.w3.org/2001/SMIL20/' id='x'><s:text src='c.html#s1'/><s:audio src='a.wav' clip-begin='0s' clip-end='1s'/></s:par>",
                        "Câu một.[0-1]"),
                new Sample(
                        "names in capitals",
                        "<PAR ID='x'><TEXT SRC='c.html#s1'/><AUDIO SRC='a.wav' CLIP-BEGIN='0s' CLIP-END='1s'/></PAR>",
                        "Câu một.[0-1]"),
                new Sample(
                        "skippable by system-required",
                        "<par id='x' system-required='pagenumber-on'><text src='c.html#s1'/>" + CLIP + "</par>",
                        "PAGE_NUMBER:Câu một.[0-1]"),
                new Sample(
                        "skippable by customTest",
                        "<par id='x' customTest='prodnote'><text src='c.html#s1'/>" + CLIP + "</par>",
                        "PRODUCER_NOTE:Câu một.[0-1]"),
                new Sample(
                        "skippable by the class of the seq around",
                        "<seq class='sidebar'>" + par("#s1", CLIP) + "</seq>" + par("#s2", CLIP),
                        "SIDEBAR:Câu một.[0-1] | Câu hai.[0-1]"),
                new Sample(
                        "a note and its reference",
                        "<seq><par id='x'><text src='c.html#s1'/>" + CLIP
                                + "</par><par id='y' system-required='footnote-on'><text src='c.html#s2'/>" + CLIP
                                + "</par></seq>",
                        "NOTE_REFERENCE:Câu một.[0-1] | NOTE:Câu hai.[0-1]"),
                new Sample(
                        "a page number by the text's class",
                        "<par id='x'><text src='c.html#page'/>" + CLIP + "</par>",
                        "PAGE_NUMBER:7[0-1]"),
                new Sample(
                        "a wrapper says only what its parts do not",
                        par("#wrap", "") + par("#s3", CLIP) + par("#s4", CLIP),
                        "Và:[] | Câu ba.[0-1] | Câu bốn.[0-1]"),
                new Sample("a wrapper by itself says all", par("#wrap", CLIP), "Và: Câu ba. Câu bốn.[0-1]"),
                new Sample("an empty anchor names the words behind it", par("#anchor", CLIP), "Câu năm.[0-1]"),
                new Sample("an anchor of old HTML by its name", par("#old", CLIP), "Câu sáu.[0-1]"),
                new Sample("a text that is not there", par("#none", CLIP), "Chương[0-1]"),
                new Sample(
                        "a text document that is not there",
                        "<par id='x'><text src='gone.html#a'/>" + CLIP + "</par>",
                        "Chương[0-1]"),
                new Sample(
                        "a file name that is encoded or not",
                        "<par id='x'><text src='c.html#s1'/><audio src='nh%E1%BA%A1c%20hay.wav'/></par><par><text src='c.html#s2'/><audio src='nhạc hay.wav'/></par>",
                        "Câu một.[0-2] | Câu hai.[0-2]"));
    }

    /** Clock values of SMIL 1.0 and 2.0, and what is neither. */
    private static Stream<Sample> clips() {
        return Stream.of(
                clip("clip-begin='npt=1.5s' clip-end='npt=2.25s'", "1.5-2.25"),
                clip("clip-begin='npt=1.5' clip-end='npt=2.25'", "1.5-2.25"),
                clip("clip-begin='1.5s' clip-end='2.25s'", "1.5-2.25"),
                clip("clip-begin='npt=0:00:01.500' clip-end='npt=0:00:02.250'", "1.5-2.25"),
                clip("clipBegin='0:00:01.500' clipEnd='0:00:02.250'", "1.5-2.25"),
                clip("clipBegin='00:00:01' clipEnd='00:00:02'", "1-2"),
                clip("clipBegin='00:01.5' clipEnd='00:02.0'", "1.5-2"),
                clip("clipBegin='1500ms' clipEnd='2250ms'", "1.5-2.25"),
                clip("clip-begin='npt=1,5s' clip-end='npt=2,25s'", "1.5-2.25"),
                clip("clip-begin=' npt=1.5s ' clip-end='NPT=2.25S'", "1.5-2.25"),
                clip("clip-begin='npt=3s'", "3-10"),
                clip("clip-end='npt=3s'", "0-3"),
                clip("", "0-10"),
                clip("clip-begin='' clip-end=''", "0-10"),
                clip("clip-begin='npt=9s' clip-end='npt=10.2s'", "9-10"),
                clip("clip-begin='npt=9s' clip-end='npt=99s'", "9-10"),
                clip("clip-begin='npt=11s' clip-end='npt=12s'", ""),
                clip("clip-begin='npt=3s' clip-end='npt=3s'", ""),
                clip("clip-begin='npt=3s' clip-end='npt=2s'", ""),
                clip("clip-begin='soon' clip-end='npt=2s'", ""));
    }

    private static final String CLIP = "<audio src='a.wav' clip-begin='npt=0s' clip-end='npt=1s'/>";

    private static Sample clip(String attributes, String expected) {
        return new Sample(
                "clip: " + attributes,
                par("#s1", "<audio src='a.wav' " + attributes + "/>") + par("#s2", CLIP),
                "Câu một.[" + expected + "] | Câu hai.[0-1]");
    }

    private static String par(String fragment, String audio) {
        return "<par endsync='last' id='p-" + fragment.substring(1) + "'><text src='c.html" + fragment + "'/>" + audio
                + "</par>";
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyDialectGivesItsPhrases(Sample sample) throws IOException {
        Fixture fixture = new Fixture(folder.resolve("book"))
                .ncc("<h1 id='h' class='title'><a href='s.smil'>Chương</a></h1>")
                .smil("s.smil", sample.content())
                .file("c.html", """
                        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi"><head><title>T</title></head><body>
                        <p><span id="s1">Câu một.</span> <span id="s2">Câu hai.</span></p>
                        <div id="wrap">Và: <span id="s3">Câu ba.</span> <span id="s4">Câu bốn.</span></div>
                        <p><a id="anchor"></a>Câu năm.</p><p><a name="old"/>Câu sáu.</p>
                        <span class="page-normal" id="page">7</span></body></html>""")
                .wav("a.wav", 10)
                .wav("nhạc hay.wav", 2);
        assertThat(Fixture.phrases(fixture.taken(new Daisy202Reader()))).isEqualTo(sample.phrases());
    }
}
