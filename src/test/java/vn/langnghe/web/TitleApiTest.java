package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.TitleId;

class TitleApiTest {
    @TempDir
    private static Path data;

    private static Optional<TestServer> running = Optional.empty();
    private static TitleId rich = new TitleId("none");
    private static TitleId silent = new TitleId("none");
    private static TitleId tracks = new TitleId("none");

    @BeforeAll
    static void start() throws IOException {
        TestServer server = new TestServer(data, WebLimits.usual());
        running = Optional.of(server);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("audio/1.mp3", bytes("one"));
        files.put("audio/1.mp3.derived", bytes("one, for browsers"));
        files.put("audio/2.mp3", bytes("two"));
        files.put("text/a b.html", bytes("<p>text"));
        files.put("images/cho.png", bytes("\u0089PNG"));
        files.put("images/bia.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"));
        Problem problem = new Problem(
                Severity.WARNING, "daisy.odd", "ncc.html", Optional.of("line 3"), "Hơi lạ.", "A little odd.");
        rich = server.add(Books.rich(), files, List.of(problem));
        silent = server.add(Books.silent("Chờ giọng đọc"), Map.of("text/a b.html", bytes("<p>x")));
        tracks = server.add(Books.withPhrases("Bài hát", 4), Map.of("audio/1.mp3", bytes("song")));
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    @Test
    void aTitleIsToldAsTheContractHasIt() throws IOException {
        RawHttp.Answer answer = get("/api/v1/titles/" + rich);
        assertThat(Described.errors("Title", answer.text())).isEmpty();
        JsonNode title = answer.json();
        assertThat(title.get("title").asText()).isEqualTo("Đất rừng phương Nam");
        assertThat(title.get("identifier").asText()).isEqualTo("9786042 1");
        assertThat(title.get("creators").get(0).asText()).isEqualTo("Đoàn Giỏi");
        assertThat(title.get("narrators").get(0).asText()).isEqualTo("Cô Hoa");
        assertThat(title.get("format").asText()).isEqualTo("daisy3");
        assertThat(title.get("seconds").asDouble()).isEqualTo(30);
        assertThat(title.get("playingSeconds").asDouble()).isEqualTo(12);
        assertThat(title.get("headings").asInt()).isEqualTo(2);
        assertThat(title.get("pages").asInt()).isEqualTo(3);
        assertThat(title.get("phrases").asInt()).isEqualTo(6);
        assertThat(title.get("playable").asBoolean()).isTrue();
        assertThat(title.get("gainDecibels").asDouble()).isEqualTo(-2.5);
        assertThat(title.get("problems").asInt()).isEqualTo(1);
        assertThat(title.get("added").asText()).isEqualTo("2026-11-23T06:30:00Z");
        assertThat(title.get("cover").asText()).isEqualTo("/api/v1/titles/" + rich + "/cover");
        assertThat(get("/api/v1/titles/" + tracks).json().get("publisher").isNull())
                .isTrue();
    }

    @Test
    void titlesAreFoundFilteredAndPaged() throws IOException {
        assertThat(Described.errors("Titles", get("/api/v1/titles").text())).isEmpty();
        assertThat(names("/api/v1/titles?q=dat%20rung")).containsExactly("Đất rừng phương Nam");
        assertThat(names("/api/v1/titles?language=vi&playable=false")).containsExactly("Chờ giọng đọc");
        assertThat(names("/api/v1/titles?format=mp3")).containsExactly("Bài hát");
        List<String> all = new ArrayList<>();
        String next = "/api/v1/titles?limit=1";
        for (int page = 0; page < 3; page++) {
            JsonNode stretch = get(next).json();
            assertThat(stretch.get("total").asInt()).isEqualTo(3);
            assertThat(stretch.get("items")).hasSize(1);
            all.add(stretch.get("items").get(0).get("title").asText());
            next = stretch.get("next").asText();
        }
        assertThat(next).isEqualTo("null");
        assertThat(all).containsExactly("Bài hát", "Chờ giọng đọc", "Đất rừng phương Nam");
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws IOException {
        for (String path : new String[] {
            "/api/v1/titles",
            "/api/v1/titles/" + rich,
            "/api/v1/titles/" + rich + "/problems",
            "/api/v1/titles/" + rich + "/manifest.json",
            "/api/v1/titles/" + rich + "/guided-navigation.json",
            "/api/v1/titles/" + rich + "/cover",
            "/api/v1/titles/" + tracks + "/cover",
            "/api/v1/openapi.json",
            "/kiosk/",
            "/kiosk/app.mjs"
        }) {
            RawHttp.Answer first = get(path);
            assertThat(first.status()).as(path).isEqualTo(200);
            assertThat(first.header("cache-control")).contains("no-cache");
            RawHttp.Answer second = server().http()
                    .get(path, "If-None-Match: " + first.header("etag").orElseThrow());
            assertThat(second.status()).as(path).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            RawHttp.Answer head = server().http().exchange("HEAD", path);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("content-length")).isEqualTo(first.header("content-length"));
        }
    }

    @Test
    void theProblemsOfAPackageAreTold() throws IOException {
        RawHttp.Answer answer = get("/api/v1/titles/" + rich + "/problems");
        assertThat(Described.errors("PackageProblems", answer.text())).isEmpty();
        JsonNode problem = answer.json().get("items").get(0);
        assertThat(problem.get("severity").asText()).isEqualTo("warning");
        assertThat(problem.get("message").get("vi").asText()).isEqualTo("Hơi lạ.");
    }

    @Test
    void theManifestIsAReadiumAudiobook() throws IOException {
        RawHttp.Answer answer = get("/api/v1/titles/" + rich + "/manifest.json");
        assertThat(answer.header("content-type")).contains("application/audiobook+json");
        assertThat(Described.errors("Manifest", answer.text())).isEmpty();
        JsonNode manifest = answer.json();
        JsonNode metadata = manifest.get("metadata");
        assertThat(metadata.get("conformsTo").asText())
                .isEqualTo("https://readium.org/webpub-manifest/profiles/audiobook");
        assertThat(metadata.get("identifier").asText()).isEqualTo("urn:langnghe:identifier:9786042%201");
        assertThat(metadata.get("published").asText()).isEqualTo("1957-01-01");
        assertThat(metadata.get("duration").asInt()).isEqualTo(30);
        assertThat(metadata.get("accessibility").get("feature")).hasSize(1);
        assertThat(metadata.get("accessibility").get("conformsTo")).hasSize(1);
        String first = "/media/" + server().hash(rich, "audio/1.mp3") + "/1.mp3";
        JsonNode part = manifest.get("readingOrder").get(0);
        assertThat(part.get("href").asText()).isEqualTo(first);
        assertThat(part.get("duration").asInt()).isEqualTo(20);
        assertThat(part.get("bitrate").asInt()).isEqualTo(64);
        assertThat(part.get("title").asText()).isEqualTo("Phần một");
        assertThat(part.get("alternate").get(0).get("type").asText()).isEqualTo("audio/mp4");
        assertThat(part.get("alternate").get(0).get("href").asText()).endsWith("/1.mp4");
        assertThat(get(part.get("alternate").get(0).get("href").asText()).text())
                .isEqualTo("one, for browsers");
        assertThat(manifest.get("readingOrder").get(1).has("alternate")).isFalse();
        JsonNode toc = manifest.get("toc");
        assertThat(toc).hasSize(1);
        assertThat(toc.get(0).get("href").asText()).isEqualTo(first + "#t=0");
        assertThat(toc.get(0).get("children").get(0).get("title").asText()).isEqualTo("Chương một");
        assertThat(toc.get(0).get("children").get(0).get("href").asText()).isEqualTo(first + "#t=2");
        assertThat(manifest.get("pageList")).hasSize(2);
        assertThat(manifest.get("resources").get(0).get("rel").asText()).isEqualTo("cover");
        assertThat(manifest.get("resources")).hasSize(3);
    }

    @Test
    void aBookWithoutHeadingsHasNoContentsAndIsTravelledByItsParts() throws IOException {
        JsonNode manifest = get("/api/v1/titles/" + tracks + "/manifest.json").json();
        assertThat(manifest.has("toc")).isFalse();
        assertThat(manifest.get("readingOrder").get(0).get("title").asText()).isEqualTo("Bài một");
    }

    @Test
    void aTextThatWaitsForItsNarrationHasAManifestButIsNoAudiobook() throws IOException {
        RawHttp.Answer answer = get("/api/v1/titles/" + silent + "/manifest.json");
        assertThat(answer.header("content-type")).contains("application/webpub+json");
        assertThat(Described.errors("Manifest", answer.text())).isEmpty();
        assertThat(answer.json().get("metadata").has("conformsTo")).isFalse();
        assertThat(answer.json().get("readingOrder").get(0).get("href").asText())
                .endsWith("/a%20b.html");
        assertThat(answer.json().get("toc").get(0).get("href").asText()).endsWith("/a%20b.html#h0");
    }

    @Test
    void guidedNavigationHasOneObjectAPhraseInReadingOrder() throws IOException {
        RawHttp.Answer answer = get("/api/v1/titles/" + rich + "/guided-navigation.json");
        assertThat(answer.header("content-type")).contains("application/guided-navigation+json");
        assertThat(Described.errors("GuidedNavigation", answer.text())).isEmpty();
        JsonNode guided = answer.json().get("guided");
        assertThat(StreamSupport.stream(guided.spliterator(), false)
                        .map(leaf -> leaf.get("id").asText()))
                .containsExactly("p0", "p1", "p2", "p3", "page-n13", "p4", "p5");
        String first = "/media/" + server().hash(rich, "audio/1.mp3") + "/1.mp3";
        assertThat(guided.get(0).get("role").get(0).asText()).isEqualTo("heading1");
        assertThat(guided.get(0).get("level").asInt()).isEqualTo(1);
        assertThat(guided.get(0).get("audioref").asText()).isEqualTo(first + "#t=0,2");
        assertThat(guided.get(2).get("role").get(0).asText()).isEqualTo("pagebreak");
        assertThat(guided.get(2).get("audioref").asText()).isEqualTo(first + "#t=4,6");
        assertThat(guided.get(3).get("imgref").asText()).endsWith("/cho.png");
        assertThat(guided.get(3).get("description").get("text").asText()).isEqualTo("Cái chợ");
        assertThat(guided.get(4).get("text").asText()).isEqualTo("13");
        assertThat(guided.get(4).has("audioref")).isFalse();
        assertThat(guided.get(5).get("text").get("language").asText()).isEqualTo("en");
        assertThat(guided.get(5).has("audioref")).isFalse();
        assertThat(guided.get(5).get("children").get(1).get("audioref").asText())
                .endsWith("/2.mp3#t=0,1");
        assertThat(guided.get(5).get("textref").asText()).endsWith("/a%20b.html#p4");
        assertThat(guided.get(6).get("role").get(0).asText()).isEqualTo("footnote");
    }

    @Test
    void twentyThousandPhrasesAreServedWithoutMakingAChildWait() throws IOException {
        TitleId id = server().add(Books.withPhrases("Rất dài", 20_000), Map.of("audio/1.mp3", bytes("long")));
        String path = "/api/v1/titles/" + id + "/guided-navigation.json";
        assertThat(get(path).json().get("guided")).hasSize(20_000);
        long start = System.nanoTime();
        assertThat(get(path).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
        server().http().exchange("DELETE", "/api/v1/titles/" + id);
    }

    @Test
    void aReplacedEditionCanBeBroughtBack() throws IOException {
        TitleId first = server().add(withIdentifier("Lần một"), Map.of("text/a b.html", bytes("1")));
        TitleId second = server().add(withIdentifier("Lần hai"), Map.of("text/a b.html", bytes("2")));
        RawHttp.Answer editions = get("/api/v1/titles/" + second + "/editions");
        assertThat(Described.errors("Editions", editions.text())).isEmpty();
        assertThat(editions.json().get("items").get(0).get("title").asText()).isEqualTo("Lần một");
        RawHttp.Answer back = server().http().exchange("POST", "/api/v1/titles/" + first + "/bring-back");
        assertThat(back.status()).isEqualTo(200);
        assertThat(names("/api/v1/titles?q=lan")).containsExactly("Lần một");
        assertThat(server().http().exchange("DELETE", "/api/v1/titles/" + first).status())
                .isEqualTo(204);
        assertThat(get("/api/v1/titles/" + first).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kiosk/", "/kiosk/index.html", "/staff/", "/kiosk/app.mjs", "/kiosk/words/vi.js"})
    void pagesAreServedAndTellTheBrowserWhatTheyMayDo(String path) throws IOException {
        RawHttp.Answer page = get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type").orElseThrow())
                .isEqualTo(path.endsWith("js") ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8");
        assertThat(page.header("content-security-policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.header("x-content-type-options")).contains("nosniff");
        assertThat(page.header("referrer-policy")).contains("no-referrer");
        assertThat(page.header("permissions-policy")).isPresent();
    }

    @Test
    void theRootLeadsToTheKiosk() throws IOException {
        assertThat(get("/").header("location")).contains("/kiosk/");
        assertThat(get("/kiosk").header("location")).contains("/kiosk/");
        assertThat(get("/staff").header("location")).contains("/staff/");
    }

    @Test
    void healthAndMetricsAreOnAPortOfTheirOwn() throws IOException {
        RawHttp observe = new RawHttp(server().observePort());
        assertThat(observe.get("/observe/health", "Accept: application/json").status())
                .isIn(200, 503);
        assertThat(observe.get("/observe/metrics").text()).contains("langnghe_requests_total");
        assertThat(get("/observe/health").status()).isEqualTo(404);
    }

    private static TalkingBook withIdentifier(String title) {
        TalkingBook book = Books.silent(title);
        return new TalkingBook(
                book.format(),
                Metadata.titled(title).identifier("urn:x:editions").build(),
                book.headings(),
                book.pages(),
                book.phrases(),
                book.notes(),
                book.readingOrder(),
                book.audioFiles(),
                book.cover());
    }

    private static List<String> names(String path) throws IOException {
        return StreamSupport.stream(get(path).json().get("items").spliterator(), false)
                .map(item -> item.get("title").asText())
                .toList();
    }

    private static RawHttp.Answer get(String path) throws IOException {
        return server().http().get(path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TestServer server() {
        return running.orElseThrow();
    }
}
