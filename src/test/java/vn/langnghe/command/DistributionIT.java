package vn.langnghe.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution as an operator has it: real processes and real signals, from a folder with spaces, through a link. */
class DistributionIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("langnghe.distribution"));
    private static final List<String> COMMANDS =
            List.of("serve", "import", "check", "list", "show", "remove", "backup", "restore");

    @TempDir
    private Path folder;

    /** Links lead out of the temporary folder, which its deletion would warn of. */
    @AfterEach
    void removeLinks() throws IOException {
        List<Path> links;
        try (Stream<Path> paths = Files.walk(folder)) {
            links = paths.filter(Files::isSymbolicLink).toList();
        }
        for (Path link : links) {
            Files.delete(link);
        }
    }

    /** A command's end. */
    private record Ran(int status, String out, String err) {
        void assertOneSentence(int expected, String... words) {
            assertThat(status).isEqualTo(expected);
            assertThat(err.lines()).singleElement().asString().contains(words).doesNotContain("Exception");
        }
    }

    /** A command under way, whose output goes to files so that nothing waits for a reader. */
    private record Running(Process process, Path out, Path err) {
        Ran end() throws IOException, InterruptedException {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** A link to {@code bin/langnghe} in a folder whose name has spaces; the libraries are the distribution's own. */
    private Path program() throws IOException {
        Path link = folder.resolve("lối tắt");
        if (Files.exists(link)) {
            return link;
        }
        Path home = folder.resolve("lắng nghe của trường");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(DISTRIBUTION.resolve("bin/langnghe"), home.resolve("bin/langnghe"));
        Files.copy(DISTRIBUTION.resolve("langnghe.jar"), home.resolve("langnghe.jar"));
        for (String shared : List.of("lib", "kiosk", "web")) {
            Files.createSymbolicLink(home.resolve(shared), DISTRIBUTION.resolve(shared));
        }
        assertThat(home.resolve("bin/langnghe").toFile().setExecutable(true)).isTrue();
        return Files.createSymbolicLink(link, folder.relativize(home.resolve("bin/langnghe")));
    }

    private ProcessBuilder builder(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program().toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LANGNGHE_"));
        builder.environment().put("LANGNGHE_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LANGNGHE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("LANGNGHE_DATA", data().toString());
        builder.environment().put("LANGNGHE_LANGUAGE", "en");
        builder.environment().put("LANGNGHE_STARTER_COLLECTION", "false");
        builder.environment().put("LANGNGHE_IMPORT_LOUDNESS", "false");
        builder.environment().putAll(environment);
        return builder;
    }

    private Running start(Map<String, String> environment, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "out-", ".txt");
        Path err = Files.createTempFile(folder, "err-", ".txt");
        Process process = builder(environment, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Running(process, out, err);
    }

    private Ran run(String... arguments) throws Exception {
        return start(Map.of(), arguments).end();
    }

    private Path data() {
        return folder.resolve("dữ liệu của trường");
    }

    private Path story(String name, String replaced, String replacement) throws IOException {
        Path copy = folder.resolve(name);
        for (Path file : TestPackages.filesBelow(TestPackages.STORY)) {
            Path target = copy.resolve(TestPackages.STORY.relativize(file).toString());
            Files.createDirectories(target.resolveSibling("."));
            if (file.toString().endsWith(".smil")) {
                Files.writeString(target, Files.readString(file).replaceFirst(replaced, replacement));
            } else {
                Files.copy(file, target);
            }
        }
        return copy;
    }

    @ParameterizedTest
    @CsvSource({"vi_VN.UTF-8, Cách dùng:", "en_US.UTF-8, Usage:"})
    void everyCommandHelpsInTheLanguageOfTheLocale(String locale, String words) throws Exception {
        Map<String, String> environment =
                Map.of("LANGNGHE_LANGUAGE", "", "LC_ALL", "", "LC_MESSAGES", "", "LANG", locale);
        Running all = start(environment, "--help");
        for (String command : COMMANDS) {
            Ran ran = start(environment, command, "--help").end();

            assertThat(ran.status()).isZero();
            assertThat(ran.out()).contains(words, "langnghe " + command, "--help");
            assertThat(ran.err()).isEmpty();
        }
        assertThat(all.end().out()).contains(words).contains(COMMANDS);
    }

    @Test
    void checkTellsByItsStatusWhetherAPackageIsSoundOrPlayableOrRefused() throws Exception {
        Path unsound = story("unsound", "\\.xhtml#[^\"]+\"", ".xhtml#not-there\"");
        Path refused = Files.writeString(folder.resolve("refused.zip"), "no zip at all");

        Running sound = start(Map.of(), "check", "--json", TestPackages.STORY.toString());
        Running playable = start(Map.of(), "check", "--json", unsound.toString());
        Ran none = run("check", "--json", refused.toString());

        assertThat(Json.MAPPER.readTree(none.out()).path("result").asText()).isEqualTo("refused");
        assertThat(none.status()).isEqualTo(2);
        Ran first = sound.end();
        assertThat(Json.MAPPER.readTree(first.out()).path("result").asText()).isEqualTo("sound");
        assertThat(first.status()).isZero();
        Ran second = playable.end();
        assertThat(Json.MAPPER.readTree(second.out()).path("result").asText()).isEqualTo("playable");
        assertThat(second.status()).isEqualTo(1);
    }

    @Test
    void commandsWorkThroughTheRunningServerAndSaySoUntilASignalStopsItCleanly() throws Exception {
        Path errors = folder.resolve("server-errors.txt");
        Process server = builder(Map.of(), "serve", "--port", "0")
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader said = server.inputReader()) {
            String kiosk = said.readLine();
            assertThat(kiosk).matches("Kiosk: http://127\\.0\\.0\\.1:\\d+/kiosk/");
            assertThat(said.readLine()).startsWith("Staff: http://").endsWith("/staff/");
            String through = kiosk.substring("Kiosk: ".length(), kiosk.length() - "/kiosk/".length());

            Path zip = TestPackages.zip(TestPackages.STORY, folder.resolve("câu chuyện.zip"));
            Ran imported = run("import", zip.toString());
            assertThat(imported.status()).isZero();
            assertThat(imported.err()).contains(through);

            JsonNode titles = Json.MAPPER.readTree(run("list", "--json").out());
            assertThat(titles).singleElement().satisfies(title -> {
                assertThat(title.fieldNames())
                        .toIterable()
                        .contains("id", "identifier", "title", "creators", "language", "format", "seconds");
                assertThat(title.path("creators").isArray()).isTrue();
                assertThat(title.path("seconds").asDouble()).isPositive();
            });
            String id = titles.get(0).path("id").asText();

            Ran shown = run("show", id);
            assertThat(shown.out()).contains(id, titles.get(0).path("title").asText());
            Ran again = start(Map.of(), "serve", "--port", "0").end();
            again.assertOneSentence(1, through);
            Ran removed = run("remove", id);
            assertThat(removed.status()).isZero();
            assertThat(removed.err()).contains(through);
            assertThat(Json.MAPPER.readTree(run("list", "--json").out())).isEmpty();

            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
            assertThat(errors).isEmptyFile();
            assertThat(data().resolve("server.json")).doesNotExist();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            run("serve", "--port", port).assertOneSentence(1, port, "--port");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, needs Java", "vi, cần Java"})
    void aMachineWithoutAJdkThatIsNewEnoughIsToldSoInOneSentence(String language, String words) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sh", "readlink", "dirname", "sed", "head")) {
            Path found = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        Path old = Files.createDirectories(folder.resolve("jdks/old/bin")).resolve("java");
        Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"17.0.1\" 2021-10-19' >&2\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        Ran ran = start(
                        Map.of(
                                "PATH",
                                tools.toString(),
                                "JAVA_HOME",
                                "",
                                "LANGNGHE_JAVA_HOME",
                                "",
                                "LANGNGHE_JAVA_FOLDER",
                                folder.resolve("jdks").toString(),
                                "LANGNGHE_LANGUAGE",
                                language),
                        "list")
                .end();

        ran.assertOneSentence(1, words, "25");
    }
}
