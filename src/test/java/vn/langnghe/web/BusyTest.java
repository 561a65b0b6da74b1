package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyTest {
    @TempDir
    private Path data;

    @Test
    void whoeverAsksWhileTooManyAreAnsweredIsToldToComeAgainSoon() throws IOException {
        try (TestServer server = new TestServer(data, WebLimits.usual().withAtOnce(50, 1))) {
            try (Socket upload = server.http().open()) {
                String head = """
                        POST /api/v1/imports HTTP/1.1\r
                        Host: localhost\r
                        Content-Length: 1000\r
                        Expect: 100-continue\r
                        \r
                        """;
                upload.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(upload.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 100");
                RawHttp.Answer answer = server.http().get("/api/v1/titles");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("retry-after")).contains("2");
                assertThat(answer.header("content-type")).contains("application/problem+json");
                assertThat(answer.json().get("type").asText()).isEqualTo("urn:langnghe:problem:busy");
            }
            Connections.awaitNone(server);
            assertThat(server.http().get("/api/v1/titles").status()).isEqualTo(200);
        }
    }
}
