package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.media.MediaHash;

class SlowClientTest {
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final int LARGE = 24 << 20;

    @TempDir
    private static Path data;

    private static Optional<TestServer> running = Optional.empty();
    private static String large = "";

    @BeforeAll
    static void start() throws IOException {
        TestServer server = new TestServer(
                data, WebLimits.usual().withTimes(SHORT, SHORT, SHORT, SHORT).withAtOnce(400, 200));
        running = Optional.of(server);
        TitleId id = server.add(Books.withPhrases("Dài", 3), Map.of("audio/1.mp3", new byte[LARGE]));
        MediaHash hash = server.hash(id, "audio/1.mp3");
        large = "/media/" + hash + "/1.mp3";
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    @Test
    void aHeadThatDripsIsCutAlthoughBytesKeepComing() throws Exception {
        try (Socket socket = server().http().open()) {
            CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(socket, "GET / HTTP/1.1\r\nX: "));
            assertCut(socket.getInputStream());
            assertHealthy();
            dripping.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSecondHeadThatDripsIsCutToo() throws Exception {
        try (Socket socket = server().http().open()) {
            socket.getOutputStream().write(ascii("GET /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            InputStream in = socket.getInputStream();
            assertThat(RawHttp.read(in, false).status()).isEqualTo(200);
            CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(socket, "GET / HTTP/1.1\r\nX: "));
            assertCut(in);
            dripping.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionThatAsksForNothingIsClosed() throws IOException {
        try (Socket fresh = server().http().open();
                Socket used = server().http().open()) {
            used.getOutputStream().write(ascii("GET /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(RawHttp.read(used.getInputStream(), false).status()).isEqualTo(200);
            assertCut(used.getInputStream());
            assertCut(fresh.getInputStream());
        }
    }

    @Test
    void aBodyThatStallsIsCutAndLeavesNothing() throws IOException {
        int before = server().http().get("/api/v1/jobs").json().get("items").size();
        try (Socket socket = server().http().open()) {
            socket.getOutputStream()
                    .write(
                            ascii(
                                    "POST /api/v1/imports?name=a.zip HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nPK"));
            assertCut(socket.getInputStream());
        }
        assertThat(server().http().get("/api/v1/jobs").json().get("items")).hasSize(before);
        assertHealthy();
    }

    @Test
    void aBodyThatNooneReadsDoesNotHoldTheConnection() throws IOException {
        try (Socket socket = server().http().open()) {
            socket.getOutputStream()
                    .write(ascii("POST /api/v1/titles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nxx"));
            assertThat(RawHttp.read(socket.getInputStream(), false).status()).isEqualTo(405);
            assertCut(socket.getInputStream());
        }
    }

    @Test
    void aReaderThatStallsIsCutWhileAnotherGetsTheWholeFile() throws Exception {
        try (Socket stalled = new Socket()) {
            stalled.setReceiveBufferSize(16 * 1024);
            stalled.setSoTimeout(15_000);
            stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server().port()));
            stalled.getOutputStream().write(ascii("GET " + large + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(stalled.getInputStream().read()).isEqualTo('H');
            assertThat(server().http().get(large).body()).hasSize(LARGE);
            Connections.awaitNone(server());
            long got = drained(stalled.getInputStream());
            assertThat(got).isLessThan(LARGE);
        }
    }

    @Test
    void threeHundredDrippingClientsDoNotKeepOthersOut() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int number = 0; number < 300; number++) {
                Socket socket = server().http().open();
                idle.add(socket);
                if (number % 2 == 0) {
                    socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nX: y"));
                }
            }
            assertHealthy();
            for (Socket socket : idle) {
                assertCut(socket.getInputStream());
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        Connections.awaitNone(server());
    }

    @Test
    void moreIdleClientsThanThereArePlacesGiveWayToWhoeverAsks() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int number = 0; number < 600; number++) {
                idle.add(server().http().open());
            }
            assertHealthy();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static void assertHealthy() throws IOException {
        assertThat(server().http().get("/api/v1/titles").status()).isEqualTo(200);
    }

    private static void drip(Socket socket, String start) {
        try {
            socket.getOutputStream().write(ascii(start));
            long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (System.nanoTime() < end) {
                socket.getOutputStream().write('x');
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException _) {
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server closes: the socket's own patience would end in an exception of another kind. */
    private static void assertCut(InputStream in) throws IOException {
        try {
            drained(in);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    private static long drained(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return total;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static TestServer server() {
        return running.orElseThrow();
    }
}
