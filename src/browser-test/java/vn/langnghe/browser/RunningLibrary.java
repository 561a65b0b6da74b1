package vn.langnghe.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The real program in a process of its own, with an empty library in a temporary folder. It serves copies of the pages, so
 * that the ear's recorder can lie beside them: the pages' policy lets nothing be loaded from elsewhere.
 */
final class RunningLibrary implements AutoCloseable {
    private static final Pattern KIOSK = Pattern.compile("(http://\\S+)/kiosk/");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Process process;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningLibrary(Path folder, Process process, String address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    static RunningLibrary start() {
        try {
            Path folder = Files.createTempDirectory("langnghe-browser-");
            Path home = Files.createDirectory(folder.resolve("home"));
            copy(Path.of("kiosk"), home.resolve("kiosk"));
            copy(Path.of("src/main/web"), home.resolve("web"));
            Files.writeString(home.resolve("kiosk").resolve(Ear.RECORDER_FILE), Ear.RECORDER);
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dstdout.encoding=UTF-8",
                            "-Dlangnghe.home=" + home,
                            "-Dlangnghe.port=" + freePort(),
                            "-Dlangnghe.data=" + folder.resolve("data"),
                            "-Dlangnghe.starter-collection=false",
                            "-classpath",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "vn.langnghe.Main",
                            "serve")
                    .redirectError(folder.resolve("errors.txt").toFile())
                    .start();
            return new RunningLibrary(folder, process, addressOf(process, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }

    /** Takes a package in; gives the title's id. */
    String take(String name, byte[] content) {
        JsonNode job = send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/imports?name=" + URLEncoder.encode(name, UTF_8)))
                        .POST(BodyPublishers.ofByteArray(content)));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!job.path("ended").asBoolean() && System.nanoTime() < until) {
            job = send(HttpRequest.newBuilder(
                    URI.create(address + "/api/v1/jobs/" + job.path("id").asText())));
        }
        String title = job.path("outcome").path("title").asText();
        if (title.isEmpty()) {
            throw new IllegalStateException(name + " was not taken in: " + job);
        }
        return title;
    }

    void removeAll() {
        JsonNode titles = send(HttpRequest.newBuilder(URI.create(address + "/api/v1/titles")));
        for (JsonNode title : titles.path("items")) {
            send(HttpRequest.newBuilder(URI.create(
                            address + "/api/v1/titles/" + title.path("id").asText()))
                    .DELETE());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String addressOf(Process process, Path folder) throws IOException {
        // Closed with the process; it goes on saying things.
        BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher kiosk = KIOSK.matcher(line);
            if (kiosk.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
                return kiosk.group(1);
            }
        }
        throw new IllegalStateException("the library did not start: " + Files.readString(folder.resolve("errors.txt")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
