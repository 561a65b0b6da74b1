package vn.langnghe.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small talking books in the world's forms, each phrase a tone of its own: phrase i, "Tiếng số i", sounds as tone i. */
final class Packages {
    static final double PHRASE_SECONDS = 1.1;

    private Packages() {}

    static String text(int phrase) {
        return "Tiếng số " + phrase + ", bạn nghe nhé.";
    }

    /** What an audio file of a package is: its bytes by the tones in it, and how much later than put in they sound. */
    record Audio(String suffix, String mediaType, double delay, boolean variable) {
        static final Audio CONSTANT_MP3 = new Audio(".mp3", "audio/mpeg", Tones.MP3_DELAY, false);
        static final Audio VARIABLE_MP3 = new Audio(".mp3", "audio/mpeg", Tones.MP3_DELAY, true);
        static final Audio WAV = new Audio(".wav", "audio/x-wav", 0, false);

        byte[] bytes(List<Integer> tones) {
            return suffix.equals(".wav")
                    ? Tones.wav(tones, PHRASE_SECONDS)
                    : Tones.mp3(tones, PHRASE_SECONDS, variable);
        }

        double begin(int place) {
            return delay + place * PHRASE_SECONDS;
        }
    }

    /** DAISY 2.02: two files of so many phrases; a heading at the start of each file, and one in its middle. */
    static byte[] daisy202(String title, Audio audio, int phrasesInFile) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        StringBuilder headings = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int file = 0; file < 2; file++) {
            StringBuilder pars = new StringBuilder();
            int first = file * phrasesInFile;
            for (int place = 0; place < phrasesInFile; place++) {
                int phrase = first + place;
                boolean heading = place == 0 || place == phrasesInFile / 2;
                if (heading) {
                    String element = phrase == 0 ? "h1 class=\"title\"" : place == 0 ? "h1" : "h2";
                    headings.append("<%s id=\"h%d\"><a href=\"s%d.smil#p%d\">%s</a></%s>%n"
                            .formatted(element, phrase, file, phrase, text(phrase), element.substring(0, 2)));
                }
                text.append("<p id=\"t%d\">%s</p>%n".formatted(phrase, text(phrase)));
                pars.append(seconds(
                        """
                        <par endsync="last" id="p%d"><text src="content.html#t%d"/><audio src="a%d%s" \
                        clip-begin="npt=%.3fs" clip-end="npt=%.3fs" id="c%d"/></par>
                        """, phrase, phrase, file, audio.suffix(), audio.begin(place), audio.begin(place + 1), phrase));
            }
            files.put("s" + file + ".smil", utf8("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">
                    <smil><head><meta name="dc:format" content="Daisy 2.02"/></head><body><seq>
                    %s</seq></body></smil>
                    """.formatted(pars)));
            files.put("a" + file + audio.suffix(), audio.bytes(range(first, phrasesInFile)));
        }
        files.put("content.html", utf8(page(title, text.toString(), "")));
        files.put("ncc.html", utf8(page(title, headings.toString(), """
                <meta name="dc:title" content="%1$s"/><meta name="dc:identifier" content="%1$s"/>
                <meta name="dc:language" content="vi"/><meta name="dc:format" content="Daisy 2.02"/>
                <meta name="dc:creator" content="Dân gian"/>
                """.formatted(title))));
        return zip(files);
    }

    /** DAISY 3 (Z39.86-2005): one file of four phrases, a heading first. */
    static byte[] daisy3(String title) {
        Audio audio = Audio.CONSTANT_MP3;
        int phrases = 4;
        StringBuilder pars = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int phrase = 0; phrase < phrases; phrase++) {
            String element = phrase == 0 ? "h1" : "p";
            text.append("<%s id=\"t%d\" smilref=\"s.smil#p%d\">%s</%s>"
                    .formatted(element, phrase, phrase, text(phrase), element));
            pars.append(seconds("""
                    <par id="p%d"><text src="book.xml#t%d"/><audio src="a.mp3" clipBegin="%.3fs" clipEnd="%.3fs"/></par>
                    """, phrase, phrase, audio.begin(phrase), audio.begin(phrase + 1)));
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("package.opf", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <package xmlns="http://openebook.org/namespaces/oeb-package/1.0/" unique-identifier="uid"><metadata>
                <dc-metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:Title>%1$s</dc:Title>
                <dc:Identifier id="uid">%1$s</dc:Identifier><dc:Language>vi</dc:Language>
                <dc:Format>ANSI/NISO Z39.86-2005</dc:Format></dc-metadata></metadata><manifest>
                <item id="opf" href="package.opf" media-type="text/xml"/>
                <item id="ncx" href="book.ncx" media-type="application/x-dtbncx+xml"/>
                <item id="s" href="s.smil" media-type="application/smil"/>
                <item id="x" href="book.xml" media-type="application/x-dtbook+xml"/>
                <item id="a" href="a.mp3" media-type="audio/mpeg"/>
                </manifest><spine><itemref idref="s"/></spine></package>
                """.formatted(title)));
        files.put("book.ncx", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/>
                <docTitle><text>%s</text></docTitle><navMap><navPoint id="n1" playOrder="1"><navLabel><text>%s</text>
                </navLabel><content src="s.smil#p0"/></navPoint></navMap></ncx>
                """.formatted(title, text(0))));
        files.put("s.smil", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <smil xmlns="http://www.w3.org/2001/SMIL20/"><body><seq id="seq">%s</seq></body></smil>
                """.formatted(pars)));
        files.put("book.xml", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/" version="2005-3" xml:lang="vi"><book><bodymatter>
                <level1>%s</level1></bodymatter></book></dtbook>
                """.formatted(text)));
        files.put("a.mp3", audio.bytes(range(0, phrases)));
        return zip(files);
    }

    /** EPUB 3 with Media Overlays: one document of four phrases, a heading first. */
    static byte[] epub(String title) {
        Audio audio = Audio.CONSTANT_MP3;
        int phrases = 4;
        StringBuilder pars = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int phrase = 0; phrase < phrases; phrase++) {
            String element = phrase == 0 ? "h1" : "p";
            text.append("<%s id=\"t%d\">%s</%s>".formatted(element, phrase, text(phrase), element));
            pars.append(seconds("""
                    <par><text src="c.xhtml#t%d"/><audio src="a.mp3" clipBegin="%.3fs" clipEnd="%.3fs"/></par>
                    """, phrase, audio.begin(phrase), audio.begin(phrase + 1)));
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("mimetype", utf8("application/epub+zip"));
        files.put("META-INF/container.xml", utf8("""
                <?xml version="1.0"?>
                <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
                <rootfile full-path="EPUB/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
                """));
        files.put("EPUB/p.opf", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="vi">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="uid">%1$s</dc:identifier>
                <dc:title>%1$s</dc:title><dc:language>vi</dc:language>
                <meta property="dcterms:modified">2026-11-01T00:00:00Z</meta>
                <meta property="media:duration">4.4s</meta></metadata><manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="c" href="c.xhtml" media-type="application/xhtml+xml" media-overlay="s"/>
                <item id="s" href="s.smil" media-type="application/smil+xml"/>
                <item id="a" href="a.mp3" media-type="audio/mpeg"/></manifest>
                <spine><itemref idref="c"/></spine></package>
                """.formatted(title)));
        files.put("EPUB/nav.xhtml", utf8("""
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>%s</title>
                </head><body><nav epub:type="toc"><ol><li><a href="c.xhtml#t0">%s</a></li></ol></nav></body></html>
                """.formatted(title, text(0))));
        files.put("EPUB/c.xhtml", utf8("""
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>%s</title></head><body>%s</body></html>
                """.formatted(title, text)));
        files.put("EPUB/s.smil", utf8("""
                <smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body>%s</body></smil>
                """.formatted(pars)));
        files.put("EPUB/a.mp3", audio.bytes(range(0, phrases)));
        return zip(files);
    }

    /** A zip of plain MP3s, without text and without headings. */
    static byte[] mp3s(String title) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(title + "/01.mp3", Audio.CONSTANT_MP3.bytes(range(0, 3)));
        files.put(title + "/02.mp3", Audio.CONSTANT_MP3.bytes(range(3, 3)));
        files.put(title + "/03.mp3", Audio.CONSTANT_MP3.bytes(range(6, 3)));
        return zip(files);
    }

    /** Climbs out of its folder. */
    static byte[] hostile() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("ncc.html", utf8(page("Gói xấu", "", "")));
        files.put("../../outside.txt", utf8("outside"));
        return zip(files);
    }

    static List<Integer> range(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }

    @FormatMethod
    private static String seconds(@FormatString String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String page(String title, String body, String metas) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="vi" xml:lang="vi"><head><title>%s</title>%s</head>
                <body>
                %s</body></html>
                """.formatted(title, metas, body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
