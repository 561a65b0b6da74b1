package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportApiTest {
    @TempDir
    private static Path data;

    private static Optional<TestServer> running = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        running = Optional.of(new TestServer(data, WebLimits.usual().withLargestUpload(1 << 20)));
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    @Test
    void aPackageSentAsTheRawBodyBecomesATitleThatCanBeHeardAndGivenBack() throws IOException {
        byte[] epub = zipped(Path.of("content/chao-ban"));
        RawHttp.Answer answer = server().http().post("/api/v1/imports?name=Ch%C3%A0o%20b%E1%BA%A1n.epub", epub);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(Described.errors("Job", answer.text())).isEmpty();
        assertThat(answer.json().get("name").asText()).isEqualTo("Chào bạn.epub");
        String job = answer.header("location").orElseThrow();
        List<JsonNode> events = events(job);
        JsonNode last = events.getLast();
        assertThat(last.get("ended").asBoolean()).isTrue();
        assertThat(last.get("outcome").get("kind").asText()).as(last.toString()).isEqualTo("added");
        assertThat(Described.errors("Job", server().http().get(job).text())).isEmpty();
        assertThat(Described.errors("Jobs", server().http().get("/api/v1/jobs").text()))
                .isEmpty();
        String title = "/api/v1/titles/" + last.get("outcome").get("title").asText();
        assertThat(server().http().get(title + "/package").body()).isEqualTo(epub);
        JsonNode manifest = server().http().get(title + "/manifest.json").json();
        RawHttp.Answer sound = server().http()
                .get(manifest.get("readingOrder").get(0).get("href").asText());
        assertThat(sound.header("content-type")).contains("audio/mpeg");
        assertThat(server().http().get(title + "/guided-navigation.json").json().get("guided"))
                .isNotEmpty();
        RawHttp.Answer again = server().http().post("/api/v1/imports?name=again.epub", epub);
        JsonNode outcome =
                events(again.header("location").orElseThrow()).getLast().get("outcome");
        assertThat(outcome.get("kind").asText()).isEqualTo("already-there");
    }

    @Test
    void aPackageMayComeInChunksAndWaitForTheSignToGoOn() throws IOException {
        byte[] nonsense = "PK no zip at all".getBytes(StandardCharsets.UTF_8);
        try (Socket socket = server().http().open()) {
            socket.getOutputStream()
                    .write(bytes(String.join(
                            "\r\n",
                            "POST /api/v1/imports HTTP/1.1",
                            "Host: localhost",
                            "Expect: 100-continue",
                            "Content-Disposition: attachment; filename=\"x.zip\"; filename*=UTF-8''s%C3%A1ch.zip",
                            "Transfer-Encoding: chunked",
                            "Connection: close",
                            "",
                            "")));
            String sign = new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII);
            assertThat(sign).startsWith("HTTP/1.1 100 Continue");
            socket.getOutputStream().write(bytes(Integer.toHexString(nonsense.length) + "\r\n"));
            socket.getOutputStream().write(nonsense);
            socket.getOutputStream().write(bytes("\r\n0\r\n\r\n"));
            RawHttp.Answer answer = RawHttp.read(socket.getInputStream(), false);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().get("name").asText()).isEqualTo("sách.zip");
            JsonNode outcome =
                    events(answer.header("location").orElseThrow()).getLast().get("outcome");
            assertThat(outcome.get("kind").asText()).isEqualTo("refused");
        }
    }

    @Test
    void whatBreaksOffOrIsBrokenOrTooLargeLeavesNothing() throws IOException {
        int before = server().http().get("/api/v1/jobs").json().get("items").size();
        try (Socket socket = server().http().open()) {
            socket.getOutputStream()
                    .write(bytes("POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nPK"));
        }
        RawHttp.Answer broken = server().http()
                .send(
                        "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nPK\r\n");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().get("type").asText()).endsWith("broken-upload");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        RawHttp.Answer large = server().http()
                .send("POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(17));
        assertThat(large.status()).isEqualTo(413);
        assertThat(server().http().get("/api/v1/jobs").json().get("items")).hasSize(before);
    }

    @Test
    void aBackupIsMadeIntoAFreeFolder() throws IOException {
        String folder = data.resolve("backup").toString();
        byte[] body = Json.bytes(Map.of("folder", folder));
        RawHttp.Answer answer = server().http().post("/api/v1/backups", body, "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(Described.errors("Backup", answer.text())).isEmpty();
        assertThat(answer.json().get("folder").asText()).isEqualTo(folder);
    }

    /** All events of a job, read until the server ends the stream. */
    private static List<JsonNode> events(String job) throws IOException {
        RawHttp.Answer stream = server().http().get(job, "Accept: text/event-stream");
        assertThat(stream.header("content-type").orElseThrow()).startsWith("text/event-stream");
        return stream.text()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> parsed(line.substring(5)))
                .toList();
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TestServer server() {
        return running.orElseThrow();
    }
}
