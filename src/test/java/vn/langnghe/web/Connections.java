package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

/** How many clients a server believes to have, as its metrics tell. */
final class Connections {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Connections() {}

    /** Waits until the server has forgotten all connections; each look is a request to the metrics' port. */
    static void awaitNone(TestServer server) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (open(server) > 0) {
            assertThat(System.nanoTime())
                    .as("connections are forgotten in time")
                    .isLessThan(end);
        }
    }

    private static int open(TestServer server) throws IOException {
        String metrics =
                new RawHttp(server.observePort()).get("/observe/metrics").text();
        return metrics.lines()
                .filter(line -> line.startsWith("langnghe_connections"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToInt(number -> (int) Double.parseDouble(number))
                .findFirst()
                .orElseThrow();
    }
}
