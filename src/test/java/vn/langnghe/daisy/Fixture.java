package vn.langnghe.daisy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.langnghe.audio.TrueAudio;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Page;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.Reading;

/** A package that a test writes, and what came of reading it in a form that is easy to compare. */
final class Fixture {
    private static final int RATE = 8000;

    private final Path folder;

    Fixture(Path folder) {
        this.folder = folder;
    }

    Fixture file(String name, String content) throws IOException {
        return file(name, content, StandardCharsets.UTF_8);
    }

    Fixture file(String name, String content, Charset charset) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.resolveSibling("."));
        Files.write(path, content.getBytes(charset));
        return this;
    }

    /** A PCM file, 8 bits, mono. */
    Fixture wav(String name, double seconds) throws IOException {
        int samples = (int) Math.round(seconds * RATE);
        ByteBuffer wav = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE);
        wav.putShort((short) 1).putShort((short) 8);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        while (wav.hasRemaining()) {
            wav.put((byte) 128);
        }
        Path path = folder.resolve(name);
        Files.createDirectories(path.resolveSibling("."));
        Files.write(path, wav.array());
        return this;
    }

    /** A DAISY 2.02 NCC with all the metadata that it needs. */
    Fixture ncc(String body) throws IOException {
        return file("ncc.html", nccText(body));
    }

    static String nccText(String body) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Sách thử</title>
                <meta name="dc:title" content="Sách thử"/><meta name="dc:identifier" content="VN-1"/>
                <meta name="dc:language" content="vi"/><meta name="dc:publisher" content="Thư viện Lào Cai"/>
                <meta name="dc:format" content="Daisy 2.02"/><meta name="ncc:totalTime" content="0:00:04"/>
                <meta name="ncc:multimediaType" content="audioFullText"/></head>
                <body>%s</body></html>
                """.formatted(body);
    }

    /** A SMIL 1.0 file with the given content of its mother seq. */
    Fixture smil(String name, String content) throws IOException {
        return file(name, """
                <?xml version="1.0" encoding="utf-8"?>
                <!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">
                <smil><head><meta name="dc:format" content="Daisy 2.02"/><layout><region id="txtView"/></layout></head>
                <body><seq dur="4s">%s</seq></body></smil>
                """.formatted(content));
    }

    /** A SMIL 1.0 file with four pars p1 to p4, of a second each of {@code audio.wav}, without text. */
    Fixture fourPars(String name) throws IOException {
        StringBuilder pars = new StringBuilder();
        for (int second = 0; second < 4; second++) {
            pars.append("""
                    <par endsync="last" id="p%1$d"><text src="ncc.html#none" id="t%1$d"/>
                    <audio src="audio.wav" clip-begin="npt=%2$d.000s" clip-end="npt=%1$d.000s" id="a%1$d"/></par>
                    """.formatted(second + 1, second));
        }
        return smil(name, pars.toString()).wav("audio.wav", 4);
    }

    Reading read(BookReader reader) throws IOException {
        try (BookPackage bookPackage = BookPackage.open(folder, folder.resolveSibling("temporary"))) {
            assertThat(reader.recognises(bookPackage)).isTrue();
            return reader.read(bookPackage, new TrueAudio());
        }
    }

    TalkingBook taken(BookReader reader) throws IOException {
        Reading reading = read(reader);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken) reading).book();
    }

    static List<String> rules(Reading reading) {
        return reading.problems().stream().map(Problem::rule).distinct().toList();
    }

    /** {@code 1 Title@0 | 2 Part@3}. */
    static String headings(TalkingBook book) {
        return book.headings().stream()
                .map((Heading heading) -> heading.level() + " " + heading.text() + "@" + heading.phrase())
                .collect(Collectors.joining(" | "));
    }

    /** {@code 1@2 fiv@0 sMap@3}. */
    static String pages(TalkingBook book) {
        return book.pages().stream()
                .map((Page page) -> (page.kind() == PageKind.NORMAL
                                ? ""
                                : page.kind().name().substring(0, 1).toLowerCase(Locale.ROOT))
                        + page.label() + "@" + page.phrase())
                .collect(Collectors.joining(" "));
    }

    /** {@code text[0-1.5] | [1.5-2 2-3]}; PAGE_NUMBER and the like in front of their colon. */
    static String phrases(TalkingBook book) {
        return book.phrases().stream().map(Fixture::phrase).collect(Collectors.joining(" | "));
    }

    private static String phrase(Phrase phrase) {
        String kind = phrase.skippable().map(skippable -> skippable + ":").orElse("");
        return kind
                + phrase.text()
                + phrase.clips().stream().map(Fixture::clip).collect(Collectors.joining(" ", "[", "]"));
    }

    private static String clip(Clip clip) {
        return seconds(clip.begin().toMillis()) + "-" + seconds(clip.end().toMillis());
    }

    private static String seconds(long milliseconds) {
        return milliseconds % 1000 == 0 ? Long.toString(milliseconds / 1000) : Double.toString(milliseconds / 1000.0);
    }
}
