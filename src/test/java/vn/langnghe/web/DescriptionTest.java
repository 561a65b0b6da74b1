package vn.langnghe.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "post", "delete", "put", "patch");

    @TempDir
    private static Path data;

    private static Optional<TestServer> running = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        running = Optional.of(new TestServer(data, WebLimits.usual()));
    }

    @AfterAll
    static void stop() throws IOException {
        running.orElseThrow().close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws IOException {
        Set<String> routes = new TreeSet<>();
        for (Endpoint endpoint : running.orElseThrow().server().endpoints()) {
            routes.add(endpoint.method().text() + " " + endpoint.path().replace("{+", "{"));
        }
        assertThat(described()).isEqualTo(routes);
    }

    @Test
    void everyDescribedRouteAnswersAndAllowsWhatIsDescribed() throws IOException {
        JsonNode paths = Described.document().get("paths");
        for (var path : paths.properties()) {
            String address = path.getKey()
                    .replace("{id}", "none")
                    .replace("{hash}", "0".repeat(64))
                    .replace("{name}", "x.mp3")
                    .replace("{path}", "nothing/here.js");
            RawHttp.Answer options = running.orElseThrow().http().exchange("OPTIONS", address);
            assertThat(options.status()).as(address).isEqualTo(204);
            Set<String> allowed = new TreeSet<>(
                    Arrays.asList(options.header("allow").orElseThrow().split(", ", -1)));
            allowed.remove("OPTIONS");
            allowed.remove("HEAD");
            Set<String> expected = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    expected.add(name.toUpperCase(Locale.ROOT));
                }
            });
            assertThat(allowed).as(address).isEqualTo(expected);
        }
    }

    @Test
    void theDescriptionItselfIsServed() throws IOException {
        RawHttp.Answer answer = running.orElseThrow().http().get("/api/v1/openapi.json");
        assertThat(answer.json()).isEqualTo(Described.document());
        assertThat(answer.json().get("openapi").asText()).startsWith("3.1");
    }

    @Test
    void everyProblemIsDescribedWithItsStatus() throws IOException {
        JsonNode problem = Described.document().get("components").get("schemas").get("Problem");
        Set<String> types = new TreeSet<>();
        problem.get("properties").get("type").get("enum").forEach(type -> types.add(type.asText()));
        Set<String> expected = new TreeSet<>();
        for (ProblemKind kind : ProblemKind.values()) {
            expected.add(kind.type());
            ProblemDocument document = ProblemDocument.of(kind, Locale.ENGLISH, "a", "b");
            assertThat(Described.errors("Problem", Json.text(document))).isEmpty();
        }
        assertThat(types).isEqualTo(expected);
    }

    private static Set<String> described() throws IOException {
        Set<String> described = new TreeSet<>();
        for (var path : Described.document().get("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    described.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            });
        }
        return described;
    }
}
