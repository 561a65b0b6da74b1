package vn.langnghe.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is said in one sentence, in the user's language, by an exit status that is not 0. */
class CommandErrorsTest {
    @TempDir
    private Path folder;

    private record Ran(int status, String out, String err) {}

    private Ran run(String... arguments) {
        return run(Map.of("LANGNGHE_LANGUAGE", "en"), arguments);
    }

    private Ran run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Properties properties = new Properties();
        properties.setProperty("langnghe.data", data().toString());
        int status = CommandLineProgram.run(
                List.of(arguments), environment, properties, false, new PrintWriter(out), new PrintWriter(err));
        return new Ran(status, out.toString(), err.toString());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static void assertOneSentence(Ran ran, int status, String... words) {
        assertThat(ran.status()).isEqualTo(status);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).singleElement().asString().contains(words).doesNotContain("Exception");
    }

    @Test
    void anUnknownOptionIsNamedWithWhereToLook() {
        assertOneSentence(run("list", "--colour"), 64, "--colour", "langnghe list --help");
        assertOneSentence(run("lisst"), 64, "lisst", "langnghe --help");
        assertOneSentence(
                run(Map.of("LANG", "vi_VN.UTF-8"), "list", "--colour"),
                64,
                "Lệnh này không có",
                "langnghe list --help");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertOneSentence(run("import"), 64, "PATH", "langnghe import --help");
        assertOneSentence(run("list", "--data"), 64, "FOLDER", "langnghe list --help");
    }

    @Test
    void aDataFolderThatIsAFileIsSaidToBeUnwritable() throws Exception {
        Files.writeString(data(), "a file");

        assertOneSentence(run("list"), 1, "cannot be written", data().toString());
        assertOneSentence(run("serve", "--port", "0"), 1, "cannot be written", data().toString());
    }

    @Test
    void anAddressThatThisMachineDoesNotHaveIsNoPlaceToListen() {
        assertOneSentence(run("serve", "--port", "0", "--host", "203.0.113.7"), 1, "203.0.113.7");
        assertOneSentence(run("serve", "--port", "0", "--host", "nowhere.invalid"), 1, "nowhere.invalid");
    }

    @Test
    void aPortThatIsNoNumberIsNamed() {
        assertOneSentence(run("serve", "--port", "eighty"), 1, "eighty", "langnghe.port");
    }

    @Test
    void aWebLimitThatMakesNoSenseIsNamed() {
        Stream.of(
                        "largest-upload=a lot",
                        "connections=0",
                        "requests=-1",
                        "head-time=20",
                        "body-time=PT0S",
                        "reading-time=PT-1S",
                        "idle-time=never",
                        "grace=soon")
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> {
                    String key = "langnghe.web." + setting[0];
                    Map<String, String> environment =
                            Map.of("LANGNGHE_LANGUAGE", "en", Configuration.variable(key), setting[1]);
                    assertOneSentence(run(environment, "serve", "--port", "0"), 1, setting[1], key);
                });
    }

    @Test
    void aFolderWithoutBooksHasNothingToImport() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty/within"));

        assertOneSentence(run("import", empty.toString()), 1, "No book was found", empty.toString());
    }

    @Test
    void whatIsNotThereCannotBeChecked() {
        assertOneSentence(run("check", "not-there"), 2, "There is no file or folder not-there");
    }

    @Test
    void theBooksBesideAnEmptyFolderAreFound() throws Exception {
        Files.createDirectories(folder.resolve("books/empty"));
        Path story = TestPackages.zip(TestPackages.STORY, folder.resolve("books/story.zip"));

        assertThat(new PackageFinder(Parts.packageReader()).below(folder.resolve("books")))
                .containsExactly(story);
    }

    @Test
    void aCheckNeverSaysThatABookWithoutAudioCanBeHeard() throws Exception {
        Path silent = TestPackages.newerEdition(TestPackages.STORY, folder.resolve("silent"));
        Files.delete(silent.resolve("EPUB/story.mp3"));

        Ran ran = run("check", silent.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("story.mp3", "text alone");
    }
}
