package vn.langnghe.epub;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import vn.langnghe.audio.TrueAudio;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Reading;

/** A small EPUB of our own, changed file by file by the tests. */
final class TestEpub {
    private static final int SAMPLE_RATE = 8000;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private String metadata = """
            <dc:identifier id="uid">urn:langnghe:thu-1</dc:identifier>
            <dc:title>Chuyện ngày mưa</dc:title>
            <dc:language>vi</dc:language>
            """;
    private String manifest = "";
    private String spine = "";

    static TestEpub empty() {
        TestEpub epub = new TestEpub();
        epub.file("mimetype", "application/epub+zip");
        epub.file("META-INF/container.xml", """
                <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                <rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
                """);
        return epub;
    }

    TestEpub file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TestEpub without(String path) {
        files.remove(path);
        return this;
    }

    TestEpub metadata(String elements) {
        metadata = elements;
        return this;
    }

    TestEpub moreMetadata(String elements) {
        metadata += elements;
        return this;
    }

    TestEpub item(String attributes) {
        manifest += "<item " + attributes + "/>\n";
        return this;
    }

    /** A content document of the spine. */
    TestEpub chapter(String name, String body) {
        return chapter(name, body, "");
    }

    /** A content document of the spine; the attributes are those of its manifest item. */
    TestEpub chapter(String name, String body, String attributes) {
        item("id='%s' href='%s.xhtml' media-type='application/xhtml+xml' %s".formatted(name, name, attributes));
        spine += "<itemref idref='%s'/>\n".formatted(name);
        return page(name + ".xhtml", body);
    }

    TestEpub page(String name, String body) {
        return file("OEBPS/" + name, """
                <?xml version="1.0" encoding="utf-8"?>
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="vi">
                <head><title>Chuyện</title></head><body>%s</body></html>
                """.formatted(body));
    }

    TestEpub navigation(String navs) {
        item("id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'");
        return page("nav.xhtml", navs);
    }

    TestEpub overlay(String name, String body) {
        item("id='%s-smil' href='%s.smil' media-type='application/smil+xml'".formatted(name, name));
        return file("OEBPS/" + name + ".smil", """
                <smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
                <body>%s</body></smil>
                """.formatted(body));
    }

    /** Real audio (WAV) of that length. */
    TestEpub audio(String name, double seconds) {
        item("id='%s' href='%s' media-type='audio/wav'".formatted(name.replace('/', '-'), name));
        files.put("OEBPS/" + name, wav(seconds));
        return this;
    }

    static byte[] wav(double seconds) {
        byte[] samples = new byte[(int) Math.round(seconds * SAMPLE_RATE) * 2];
        AudioFormat format = new AudioFormat(SAMPLE_RATE, 16, 1, true, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2),
                    AudioFileFormat.Type.WAVE,
                    bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads it from a folder below the one given. */
    Reading read(Path temporary) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "epub");
        files.putIfAbsent(
                "OEBPS/book.opf", """
                <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">%s</metadata>
                <manifest>%s</manifest><spine>%s</spine></package>
                """.formatted(metadata, manifest, spine).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.write(path, file.getValue());
        }
        try (BookPackage bookPackage = BookPackage.open(folder, temporary)) {
            EpubReader reader = new EpubReader();
            if (!reader.recognises(bookPackage)) {
                throw new IllegalStateException("not recognised");
            }
            return reader.read(bookPackage, new TrueAudio());
        }
    }
}
