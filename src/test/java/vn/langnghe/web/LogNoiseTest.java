package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends nonsense fills no log. */
class LogNoiseTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int LARGE = 8 << 20;

    @TempDir
    private static Path data;

    private static Optional<TestServer> running = Optional.empty();
    private static String large = "";

    private final Logger root = Logger.getLogger("");
    private final Logger own = Logger.getLogger("vn.langnghe.web");
    private final Recording recording = new Recording();

    @BeforeAll
    static void start() throws IOException {
        try (InputStream levels = LibraryServer.class.getResourceAsStream("/vn/langnghe/command/logging.properties")) {
            LogManager.getLogManager().readConfiguration(levels);
        }
        TestServer server = new TestServer(
                data, WebLimits.usual().withTimes(SHORT, SHORT, SHORT, SHORT).withHeartbeat(Duration.ofMillis(100)));
        running = Optional.of(server);
        large = "/media/"
                + server.hash(
                        server.add(Books.withPhrases("Dài", 3), Map.of("audio/1.mp3", new byte[LARGE])), "audio/1.mp3")
                + "/1.mp3";
    }

    @AfterAll
    static void stop() throws IOException {
        running.orElseThrow().close();
        LogManager.getLogManager().readConfiguration();
    }

    @BeforeEach
    void listen() {
        recording.setLevel(Level.ALL);
        own.setLevel(Level.FINE);
        root.addHandler(recording);
    }

    @AfterEach
    void leave() {
        root.removeHandler(recording);
        own.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nb@d: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x",
                "G",
                "\u0016\u0003\u0001\u0002\u0000\u0001",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
                "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://example.org/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/titles HTTP/1.1\r\nHost: x\r\nAccept: ;;\r\n\r\n",
                "GET /api/v1/titles HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nxx",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nPK",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\nPK",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nPK\r\n",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nPK",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nPK\r\n",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\nPK\r\n",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nContent-Encoding: gzip\r\n\r\nPK",
                "POST /api/v1/backups HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
                "POST /api/v1/backups HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void aRequestThatIsBrokenBreaksOffOrStallsLeavesNoWarningAndNoStackTrace(String request) throws IOException {
        for (Ending ending : Ending.values()) {
            try (Socket socket = server().http().open()) {
                ending.after(socket, request.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        assertQuiet();
    }

    @Test
    void aClientThatGoesInTheMiddleOfItsAnswerLeavesNoWarningAndNoStackTrace() throws IOException {
        for (Ending ending : Ending.values()) {
            try (Socket socket = server().http().open()) {
                socket.setReceiveBufferSize(8 * 1024);
                socket.getOutputStream()
                        .write(("GET " + large + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                if (ending == Ending.RESET) {
                    socket.setSoLinger(true, 0);
                }
            }
        }
        assertQuiet();
    }

    /** How a client ends. */
    private enum Ending {
        WAIT {
            @Override
            void then(Socket socket) throws IOException {
                drain(socket);
            }
        },
        END_OF_STREAM {
            @Override
            void then(Socket socket) throws IOException {
                socket.shutdownOutput();
                drain(socket);
            }
        },
        RESET {
            @Override
            void then(Socket socket) throws IOException {
                socket.setSoLinger(true, 0);
            }
        };

        abstract void then(Socket socket) throws IOException;

        void after(Socket socket, byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            then(socket);
        }

        private static void drain(Socket socket) throws IOException {
            try {
                socket.getInputStream().readAllBytes();
            } catch (SocketException e) {
                assertThat(e).hasMessageContaining("reset");
            }
        }
    }

    /** Looks when the server has closed all connections, and so has said all that it has to say. */
    private void assertQuiet() throws IOException {
        Connections.awaitNone(server());
        assertThat(recording.records.stream()
                        .filter(record ->
                                record.getLevel().intValue() >= Level.WARNING.intValue() || record.getThrown() != null)
                        .map(record -> record.getLevel() + " " + record.getLoggerName() + " " + record.getMessage()
                                + " " + record.getThrown())
                        .toList())
                .isEmpty();
    }

    private static final class Recording extends Handler {
        private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static TestServer server() {
        return running.orElseThrow();
    }
}
