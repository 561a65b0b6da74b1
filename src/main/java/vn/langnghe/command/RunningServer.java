package vn.langnghe.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The server that has a data folder open, as it says itself in {@code server.json} there, so that commands find it.
 *
 * @param address {@code http://127.0.0.1:8080}
 * @param process its process id
 * @param started when that process began, since ids are used again
 */
record RunningServer(String address, long process, Optional<Instant> started) {
    private static final String FILE = "server.json";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** This process, serving there. */
    static RunningServer self(String address) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningServer(address, self.pid(), self.info().startInstant());
    }

    /** The server that has the folder open, if there is one and it answers. */
    static Optional<RunningServer> of(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Json.read(Files.readAllBytes(file), RunningServer.class))
                            .filter(RunningServer::isAlive)
                            .filter(RunningServer::answers)
                    : Optional.empty();
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** Says so in the data folder. */
    void announce(Path data) throws IOException {
        Path written = Files.writeString(data.resolve(FILE + ".new"), Json.text(this));
        Files.move(written, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes that back. */
    static void withdraw(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    private boolean isAlive() {
        Optional<ProcessHandle> handle = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
        return handle.isPresent() && handle.get().info().startInstant().equals(started);
    }

    private boolean answers() {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/titles?limit=1"))
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
