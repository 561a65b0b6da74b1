package vn.langnghe.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.langnghe.backup.Backups;

/** The library through the server that has it open. */
final class HttpAccess implements LibraryAccess {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final String DATA = "data:";

    private final Texts texts;
    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    HttpAccess(Texts texts, String address) {
        this.texts = texts;
        this.address = address;
    }

    private record Titles(
            List<TitleView> items, @JsonProperty("next") Optional<String> next) {}

    private record Problems(List<ProblemView> items) {}

    private record Report(int titles, long files, long bytes) {}

    @Override
    public List<TitleView> titles(String words, Optional<String> language) throws IOException {
        List<TitleView> titles = new ArrayList<>();
        String query = "?limit=500&q=" + encoded(words);
        Optional<String> next = Optional.of("/api/v1/titles" + query
                + language.map(tag -> "&language=" + encoded(tag)).orElse(""));
        while (next.isPresent()) {
            Titles page = Json.read(get(next.get()), Titles.class);
            titles.addAll(page.items());
            next = page.next();
        }
        return titles;
    }

    @Override
    public List<ContentsEntry> contents(String id) throws IOException {
        JsonNode manifest = Json.MAPPER.readTree(get("/api/v1/titles/" + id + "/manifest.json"));
        List<ContentsEntry> entries = new ArrayList<>();
        if (manifest.path("toc").isEmpty()) {
            manifest.path("readingOrder")
                    .forEach(item -> Optional.ofNullable(item.get("title"))
                            .ifPresent(title -> entries.add(new ContentsEntry(1, title.asText()))));
        } else {
            manifest.path("toc").forEach(entry -> add(entries, entry, 1));
        }
        return entries;
    }

    private static void add(List<ContentsEntry> entries, JsonNode entry, int level) {
        entries.add(new ContentsEntry(level, entry.path("title").asText()));
        entry.path("children").forEach(child -> add(entries, child, level + 1));
    }

    @Override
    public List<ProblemView> problems(String id) throws IOException {
        return Json.read(get("/api/v1/titles/" + id + "/problems"), Problems.class)
                .items();
    }

    @Override
    public boolean remove(String id) throws IOException {
        HttpResponse<byte[]> response = send(request("/api/v1/titles/" + id).DELETE());
        if (response.statusCode() == NOT_FOUND) {
            return false;
        }
        return demand(response, NO_CONTENT).length == 0;
    }

    @Override
    public JobView take(Path folderOrFile, Consumer<JobView> listener) throws IOException {
        boolean folder = Files.isDirectory(folderOrFile);
        Path absolute = folderOrFile.toAbsolutePath().normalize();
        String name = String.valueOf(absolute.getFileName()) + (folder ? ".zip" : "");
        HttpResponse<byte[]> response = send(request("/api/v1/imports?name=" + encoded(name))
                .header("Content-Type", "application/octet-stream")
                .POST(folder ? zipped(absolute) : file(absolute)));
        JobView job = Json.read(demand(response, ACCEPTED), JobView.class);
        listener.accept(job);
        return job.ended() ? job : follow(job, listener);
    }

    private static BodyPublisher file(Path file) throws FileNotFoundException {
        return BodyPublishers.ofFile(file);
    }

    private static BodyPublisher zipped(Path folder) {
        return BodyPublishers.ofInputStream(() -> open(folder));
    }

    private static InputStream open(Path folder) {
        try {
            return new ZippedFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the job's events until it ends; where the stream breaks off, asks again. */
    private JobView follow(JobView job, Consumer<JobView> listener) throws IOException {
        JobView last = job;
        while (!last.ended()) {
            HttpRequest request = request("/api/v1/jobs/" + job.id())
                    .header("Accept", "text/event-stream")
                    .build();
            HttpResponse<Stream<String>> response = exchange(request, BodyHandlers.ofLines());
            if (response.statusCode() != OK) {
                throw new CommandException(texts.say("server.answered", address, response.statusCode()));
            }
            try (Stream<String> lines = response.body()) {
                for (String line : (Iterable<String>) lines::iterator) {
                    if (line.startsWith(DATA)) {
                        last = Json.read(line.substring(DATA.length()).getBytes(StandardCharsets.UTF_8), JobView.class);
                        listener.accept(last);
                    }
                }
            } catch (UncheckedIOException e) {
                throw new CommandException(texts.say("server.gone", address), e);
            }
        }
        return last;
    }

    @Override
    public Backups.Report backUp(Path folder) throws IOException {
        String body =
                Json.text(Map.of("folder", folder.toAbsolutePath().normalize().toString()));
        HttpResponse<byte[]> response = send(request("/api/v1/backups")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        Report report = Json.read(demand(response, CREATED), Report.class);
        return new Backups.Report(report.titles(), report.files(), report.bytes());
    }

    @Override
    public Optional<String> address() {
        return Optional.of(address);
    }

    @Override
    public void close() {
        client.close();
    }

    private byte[] get(String path) throws IOException {
        return demand(send(request(path).GET()), OK);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept-Language", texts.locale().getLanguage());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        return exchange(request.build(), BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return client.send(request, handler);
        } catch (ConnectException | EOFException e) {
            throw new CommandException(texts.say("server.gone", address), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(texts.say("server.gone", address), e);
        }
    }

    /** The body, where the status is the one that the contract names; otherwise what the problem document says. */
    private byte[] demand(HttpResponse<byte[]> response, int status) throws IOException {
        if (response.statusCode() == status) {
            return response.body();
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        String detail = type.startsWith("application/problem+json")
                ? Json.MAPPER.readTree(response.body()).path("detail").asText()
                : "";
        throw new CommandException(
                detail.isEmpty() ? texts.say("server.answered", address, response.statusCode()) : detail);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
