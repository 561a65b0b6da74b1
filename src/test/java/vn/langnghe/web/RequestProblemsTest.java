package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestProblemsTest {
    @TempDir
    private static Path data;

    private static Optional<TestServer> running = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        running = Optional.of(new TestServer(data, WebLimits.usual().withLargestUpload(10_000)));
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /nowhere HTTP/1.1~Host: x                                        | 404 | not-found
            GET /api/v1/titles/NO HTTP/1.1~Host: x                               | 404 | not-found
            GET /api/v1/titles/no/cover HTTP/1.1~Host: x                         | 404 | not-found
            GET /api/v1/titles/no/package HTTP/1.1~Host: x                       | 404 | not-found
            GET /api/v1/jobs/no HTTP/1.1~Host: x                                 | 404 | not-found
            GET /api/v1/jobs/no HTTP/1.1~Host: x~Accept: text/event-stream       | 404 | not-found
            DELETE /api/v1/titles/no HTTP/1.1~Host: localhost                    | 404 | not-found
            POST /api/v1/titles/no/bring-back HTTP/1.1~Host: localhost           | 404 | not-found
            GET /kiosk/../pom.xml HTTP/1.1~Host: x                               | 404 | not-found
            GET /kiosk/../../pom.xml HTTP/1.1~Host: x                            | 404 | not-found
            GET /kiosk/%2e%2e/pom.xml HTTP/1.1~Host: x                           | 404 | not-found
            GET /kiosk/..%2fpom.xml HTTP/1.1~Host: x                             | 404 | not-found
            GET /kiosk/%252e%252e/pom.xml HTTP/1.1~Host: x                       | 404 | not-found
            GET /kiosk/%5c..%5cpom.xml HTTP/1.1~Host: x                          | 404 | not-found
            GET /kiosk/x%00.html HTTP/1.1~Host: x                                | 404 | not-found
            GET /kiosk/.secret HTTP/1.1~Host: x                                  | 404 | not-found
            GET /kiosk/words HTTP/1.1~Host: x                                    | 404 | not-found
            GET /kiosk/words/ HTTP/1.1~Host: x                                   | 404 | not-found
            GET //pom.xml HTTP/1.1~Host: x                                       | 404 | not-found
            DELETE /api/v1/titles HTTP/1.1~Host: localhost                       | 405 | method-not-allowed
            PUT /api/v1/titles/no HTTP/1.1~Host: localhost                       | 405 | method-not-allowed
            GET /api/v1/imports HTTP/1.1~Host: x                                 | 405 | method-not-allowed
            POST /kiosk/index.html HTTP/1.1~Host: localhost                      | 405 | method-not-allowed
            TRACE /api/v1/titles HTTP/1.1~Host: localhost                        | 405 | method-not-allowed
            GET /api/v1/titles?limit=0 HTTP/1.1~Host: x                          | 400 | bad-parameter
            GET /api/v1/titles?limit=501 HTTP/1.1~Host: x                        | 400 | bad-parameter
            GET /api/v1/titles?limit=many HTTP/1.1~Host: x                       | 400 | bad-parameter
            GET /api/v1/titles?format=vhs HTTP/1.1~Host: x                       | 400 | bad-parameter
            GET /api/v1/titles?playable=maybe HTTP/1.1~Host: x                   | 400 | bad-parameter
            GET /api/v1/titles?language=%3F%3F HTTP/1.1~Host: x                  | 400 | bad-parameter
            GET /api/v1/titles?after=nonsense HTTP/1.1~Host: x                   | 400 | bad-parameter
            GET /api/v1/titles HTTP/1.1~Host: x~Accept: image/png                | 406 | not-acceptable
            GET /api/v1/titles HTTP/1.1~Host: x~Accept: ;;                       | 400 | bad-request
            GARBAGE                                                              | 400 | bad-request
            GET /%zz HTTP/1.1~Host: x                                            | 400 | bad-request
            GET /api/v1/titles?q=%E0%A4%A HTTP/1.1~Host: x                       | 400 | bad-request
            GET / HTTP/1.1                                                       | 400 | bad-request
            GET / HTTP/1.1~Host: x~no header                                     | 400 | bad-request
            GET / HTTP/1.1~Host: x~b@d: x                                        | 400 | bad-request
            POST /api/v1/imports HTTP/1.1~Host: localhost~Content-Length: -3     | 400 | bad-request
            POST /api/v1/imports HTTP/1.1~Host: localhost~Content-Length: x      | 400 | bad-request
            POST /api/v1/imports HTTP/1.1~Host: localhost~Content-Length: 0      | 400 | broken-upload
            POST /api/v1/imports HTTP/1.1~Host: localhost~Content-Length: 10001  | 413 | too-large
            POST /api/v1/imports HTTP/1.1~Host: localhost~Content-Length: 99999999999~Expect: 100-continue | 413 | too-large
            GET / HTTP/1.0~Host: x                                               | 505 | http-version
            POST /api/v1/imports HTTP/1.1~Host: evil.example                     | 403 | cross-site
            POST /api/v1/imports HTTP/1.1~Host: 127.0.0.1.evil.example           | 403 | cross-site
            POST /api/v1/imports HTTP/1.1~Host: localhost~Sec-Fetch-Site: cross-site | 403 | cross-site
            POST /api/v1/imports HTTP/1.1~Host: localhost~Sec-Fetch-Site: same-site  | 403 | cross-site
            POST /api/v1/imports HTTP/1.1~Host: localhost~Origin: http://evil.example | 403 | cross-site
            POST /api/v1/imports HTTP/1.1~Host: localhost~Origin: null           | 403 | cross-site
            DELETE /api/v1/titles/no HTTP/1.1~Host: localhost~Origin: http://localhost:1 | 403 | cross-site
            POST /api/v1/imports HTTP/1.1~Host: localhost~X-Forwarded-For: 127.0.0.1 | 403 | not-loopback
            POST /api/v1/imports HTTP/1.1~Host: localhost~Forwarded: for=1.2.3.4 | 403 | not-loopback
            """)
    void everythingThatIsWrongIsAProblemDocument(String request, int status, String type) throws IOException {
        RawHttp.Answer answer = server().http().send(request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n");
        assertProblem(answer, status, type);
    }

    @ParameterizedTest(name = "{0} as {1} is {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            {"folder":               | application/json | 400 | bad-json
            {"folder":"/tmp/x"} x    | application/json | 400 | bad-json
            {"folder":1.5,"more":1}  | application/json | 400 | bad-json
            {"Folder":"/tmp/x"}      | application/json | 400 | bad-json
            {"folder":null}          | application/json | 400 | bad-json
            {}                       | application/json | 400 | bad-json
            []                       | application/json | 400 | bad-json
            {"folder":"not/absolute"}| application/json | 400 | bad-parameter
            {"folder":"/"}           | application/json | 409 | folder-not-usable
            {"folder":"/tmp/x"}      | text/plain       | 415 | unsupported-type
            {"folder":"/tmp/x"}      | what             | 400 | bad-request
            """)
    void aBodyThatIsNotWhatBelongsThereIsAProblem(String body, String contentType, int status, String type)
            throws IOException {
        assertProblem(
                server().http()
                        .post("/api/v1/backups", body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + contentType),
                status,
                type);
    }

    @Test
    void theOriginOfOurOwnPageMayWrite() throws IOException {
        assertThat(server().http()
                        .exchange("DELETE", "/api/v1/titles/no", "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(404);
        assertThat(server().http()
                        .exchange("DELETE", "/api/v1/titles/no", "Origin: http://localhost")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tooLongAddressesAndHeadsAreRefused() throws IOException {
        String host = " HTTP/1.1\r\nHost: x\r\n\r\n";
        assertProblem(server().http().send("GET /" + "a".repeat(40_000) + host), 414, "address-too-long");
        assertProblem(
                server().http().send("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(40_000) + "\r\n\r\n"),
                400,
                "bad-request");
    }

    @Test
    void aWrongMethodIsToldWhichOnesGo() throws IOException {
        RawHttp.Answer answer = server().http().exchange("PATCH", "/api/v1/titles/x");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).contains("DELETE, GET, HEAD, OPTIONS");
        assertThat(server().http().exchange("OPTIONS", "/api/v1/titles/x").header("allow"))
                .contains("DELETE, GET, HEAD, OPTIONS");
    }

    @Test
    void aProblemSpeaksTheClientsLanguageAndVietnameseOtherwise() throws IOException {
        assertThat(title("Accept-Language: en-GB,en;q=0.8")).isEqualTo("Not here");
        assertThat(title("Accept-Language: vi-VN,vi;q=0.9,en;q=0.8")).isEqualTo("Không có ở đây");
        assertThat(title("Accept-Language: fr")).isEqualTo("Không có ở đây");
        assertThat(title("Accept-Language: ;;")).isEqualTo("Không có ở đây");
        assertThat(title("X: y")).isEqualTo("Không có ở đây");
    }

    @Test
    void aProblemHasNoBodyForHead() throws IOException {
        RawHttp.Answer answer = server().http().exchange("HEAD", "/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aParameterThatIsNotInOrderIsNamed() throws IOException {
        assertThat(server().http()
                        .get("/api/v1/titles?limit=no", "Accept-Language: en")
                        .json()
                        .get("detail")
                        .asText())
                .contains("\"limit\"");
    }

    @Test
    void eachKindHasItsTextsInBothLanguages() {
        for (ProblemKind kind : ProblemKind.values()) {
            for (String language : new String[] {"vi", "en"}) {
                ProblemDocument document = ProblemDocument.of(kind, Locale.forLanguageTag(language), "A", "B");
                assertThat(document.title()).isNotBlank();
                assertThat(document.detail()).isNotBlank().doesNotContain("{", "''");
            }
        }
    }

    private static String title(String header) throws IOException {
        return server().http().get("/nowhere", header).json().get("title").asText();
    }

    private static void assertProblem(RawHttp.Answer answer, int status, String type) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.json().get("type").asText()).isEqualTo("urn:langnghe:problem:" + type);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asText()).isNotBlank();
        assertThat(answer.json().get("detail").asText()).isNotBlank();
        assertThat(answer.json()).hasSize(4);
    }

    private static TestServer server() {
        return running.orElseThrow();
    }
}
