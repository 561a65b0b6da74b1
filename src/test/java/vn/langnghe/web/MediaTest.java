package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.langnghe.catalogue.TitleId;

class MediaTest {
    private static final byte[] AUDIO = random(300_000);
    private static final byte[] PACKAGE = random(5_000);

    @TempDir
    private static Path data;

    private static Optional<TestServer> running = Optional.empty();
    private static TitleId folder = new TitleId("none");
    private static TitleId zipped = new TitleId("none");

    @BeforeAll
    static void start() throws IOException {
        TestServer server = new TestServer(data, WebLimits.usual());
        running = Optional.of(server);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("audio/1.mp3", AUDIO);
        files.put("empty.mp3", new byte[0]);
        files.put("text/a b.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        files.put("mimetype", "application/epub+zip".getBytes(StandardCharsets.UTF_8));
        files.put("hình.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        folder = server.add(Books.withPhrases("Thư mục", 3), files);
        zipped = server.add(Books.withPhrases("Gói", 2), Map.of("package:Gói sách.zip", PACKAGE));
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-9          | 206 | bytes 0-9/300000           | 0      | 10
            bytes=100000-      | 206 | bytes 100000-299999/300000 | 100000 | 200000
            bytes=-7           | 206 | bytes 299993-299999/300000 | 299993 | 7
            bytes=-999999      | 206 | bytes 0-299999/300000      | 0      | 300000
            bytes=299999-500000| 206 | bytes 299999-299999/300000 | 299999 | 1
            bytes=1-2,5-6      | 200 |                            | 0      | 300000
            bytes=zz           | 200 |                            | 0      | 300000
            apples=1-2         | 200 |                            | 0      | 300000
            bytes=9-3          | 200 |                            | 0      | 300000
            """)
    void rangesGiveExactlyTheirBytes(String range, int status, String contentRange, int from, int length)
            throws IOException {
        RawHttp.Answer answer = server().http().get(audio(), "Range: " + range);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-range")).isEqualTo(Optional.ofNullable(contentRange));
        assertThat(answer.header("content-length")).contains(Integer.toString(length));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(AUDIO, from, from + length));
        assertThat(answer.header("accept-ranges")).contains("bytes");
    }

    @ParameterizedTest
    @CsvSource({"bytes=300000-", "bytes=300000-300001", "bytes=-0", "bytes=99999999999999999999-"})
    void whatLiesPastTheEndIsRefusedWithTheTrueLength(String range) throws IOException {
        RawHttp.Answer answer = server().http().get(audio(), "Range: " + range);
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("content-range")).contains("bytes */300000");
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(answer.header("cache-control")).contains("no-store");
    }

    @Test
    void aMediaFileIsKeptForEverAndHasItsHashAsTag() throws IOException {
        RawHttp.Answer answer = server().http().get(audio());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(AUDIO);
        assertThat(answer.header("content-type")).contains("audio/mpeg");
        assertThat(answer.header("cache-control")).contains("public, max-age=31536000, immutable");
        String tag = '"' + server().hash(folder, "audio/1.mp3").hex() + '"';
        assertThat(answer.header("etag")).contains(tag);
        assertThat(server().http()
                        .get(audio(), "If-None-Match: \"x\", W/" + tag)
                        .status())
                .isEqualTo(304);
        assertThat(server().http().get(audio(), "If-None-Match: *").status()).isEqualTo(304);
    }

    @Test
    void aConditionalRangeHoldsOnlyForThisVeryContent() throws IOException {
        String tag = '"' + server().hash(folder, "audio/1.mp3").hex() + '"';
        String range = "Range: bytes=0-3";
        assertThat(server().http().get(audio(), range, "If-Range: " + tag).status())
                .isEqualTo(206);
        assertThat(server().http().get(audio(), range, "If-Range: \"old\"").status())
                .isEqualTo(200);
        assertThat(server().http().get(audio(), range, "If-Range: W/" + tag).status())
                .isEqualTo(200);
        assertThat(server().http()
                        .get(audio(), range, "If-Range: Mon, 23 Nov 2026 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headTellsTheLengthAndSendsNothing() throws IOException {
        RawHttp.Answer answer = server().http().exchange("HEAD", audio(), "Range: bytes=0-3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).contains("300000");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anEmptyFileIsServedAndHasNoRanges() throws IOException {
        String empty = "/media/" + server().hash(folder, "empty.mp3") + "/empty.mp3";
        assertThat(server().http().get(empty).header("content-length")).contains("0");
        RawHttp.Answer ranged = server().http().get(empty, "Range: bytes=0-");
        assertThat(ranged.status()).isEqualTo(416);
        assertThat(ranged.header("content-range")).contains("bytes */0");
        assertThat(server().http().get(empty, "Range: bytes=-5").status()).isEqualTo(200);
    }

    @Test
    void whatAPackageBringsAlongRunsNothingInOurOrigin() throws IOException {
        for (String path : new String[] {"text/a b.html", "hình.svg", "audio/1.mp3"}) {
            RawHttp.Answer answer = server().http()
                    .get("/media/" + server().hash(folder, path) + "/" + FileNames.segment(FileNames.last(path)));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-security-policy").orElseThrow())
                    .startsWith("sandbox; default-src 'none'");
            assertThat(answer.header("x-content-type-options")).contains("nosniff");
        }
    }

    @Test
    void whatIsNotStoredIsNotFound() throws IOException {
        assertThat(server().http().get("/media/" + "0".repeat(64) + "/x.mp3").status())
                .isEqualTo(404);
        assertThat(server().http().get("/media/nonsense/x.mp3").status()).isEqualTo(404);
    }

    @Test
    void aPackageThatCameAsAZipIsGivenBackByteByByte() throws IOException {
        String path = "/api/v1/titles/" + zipped + "/package";
        RawHttp.Answer answer = server().http().get(path);
        assertThat(answer.body()).isEqualTo(PACKAGE);
        assertThat(answer.header("content-type")).contains("application/zip");
        assertThat(answer.header("content-disposition").orElseThrow())
                .contains("filename*=UTF-8''G%C3%B3i%20s%C3%A1ch.zip");
        assertThat(server().http().get(path, "Range: bytes=4990-").body())
                .isEqualTo(Arrays.copyOfRange(PACKAGE, 4_990, 5_000));
    }

    @Test
    void aPackageThatCameAsAFolderIsGivenAsTheSameZipEachTimeAndByRanges() throws IOException {
        String path = "/api/v1/titles/" + folder + "/package";
        RawHttp.Answer answer = server().http().get(path);
        byte[] zip = answer.body();
        assertThat(answer.header("content-length")).contains(Integer.toString(zip.length));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(entries).containsOnlyKeys("mimetype", "audio/1.mp3", "empty.mp3", "hình.svg", "text/a b.html");
        assertThat(entries.keySet().iterator().next()).isEqualTo("mimetype");
        assertThat(entries.get("audio/1.mp3")).isEqualTo(AUDIO);
        Path file = Files.write(data.resolve("package.zip"), zip);
        try (ZipFile opened = new ZipFile(file.toFile())) {
            assertThat(opened.getInputStream(opened.getEntry("audio/1.mp3")).readAllBytes())
                    .isEqualTo(AUDIO);
        }
        for (int from = 0; from < zip.length; from += 50_021) {
            int to = Math.min(from + 50_020, zip.length - 1);
            RawHttp.Answer part = server().http()
                    .get(
                            path,
                            "Range: bytes=" + from + "-" + to,
                            "If-Range: " + answer.header("etag").orElseThrow());
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(zip, from, to + 1));
        }
    }

    private static String audio() {
        return "/media/" + server().hash(folder, "audio/1.mp3") + "/1.mp3";
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static TestServer server() {
        return running.orElseThrow();
    }
}
