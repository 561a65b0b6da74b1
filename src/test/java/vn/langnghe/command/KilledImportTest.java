package vn.langnghe.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.catalogue.TitleQuery;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.intake.IntakeSettings;
import vn.langnghe.media.MediaHash;

/** A real process, killed at once (SIGKILL) at several moments of its imports. */
class KilledImportTest {
    /** What can be seen from outside when the process is killed. */
    enum Moment {
        UNPACKING("temporary", 1),
        MAKING_DERIVATIVES("temporary", 8),
        FIRST_FILE_STORED("media", 2),
        SOME_FILES_STORED("media", 5),
        FIRST_BOOK_IN("media", 9),
        SEVERAL_BOOKS_IN("media", 20);

        private final String folder;
        private final int files;

        Moment(String folder, int files) {
            this.folder = folder;
            this.files = files;
        }

        boolean reached(Path data) {
            return filesBelow(data.resolve(folder)) >= files;
        }

        /** Files come and go while they are counted. */
        private static long filesBelow(Path folder) {
            try (Stream<Path> paths = Files.walk(folder)) {
                return paths.filter(Files::isRegularFile).count();
            } catch (IOException | UncheckedIOException _) {
                return 0;
            }
        }
    }

    private static final Logger LOGGER = System.getLogger(KilledImportTest.class.getName());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingHalfDoneIsLeft(Moment moment) throws Exception {
        Path data = folder.resolve("data");
        Process process = startImport(data);
        waitFor(moment, data, process);
        process.destroyForcibly().waitFor();

        LibrarySettings settings = new LibrarySettings(
                data,
                DatabaseSettings.embeddedIn(data),
                new IntakeSettings(data.resolve("temporary"), 1, false, 0, Duration.ofDays(30)));
        try (Library library = Library.open(settings)) {
            library.catalogue().freeUnneeded();
            List<Title> titles = library.catalogue().titles(TitleQuery.all(50)).items();
            for (Title title : titles) {
                assertThat(library.catalogue().book(title.id())).isPresent();
                for (TitleFile file : library.catalogue().files(title.id())) {
                    try (var content = library.media().open(file.hash()).orElseThrow()) {
                        assertThat(content.size()).isEqualTo(file.size());
                    }
                }
            }
            assertThat(stored(data)).isEqualTo(library.catalogue().storedHashes());
            assertThat(data.resolve("temporary")).isEmptyDirectory();
            assertThat(library.intake().jobs())
                    .allSatisfy(job -> assertThat(job.outcome()).isPresent());
        }
    }

    /** Until the moment has come, or the process came to its end before anybody saw it. */
    private void waitFor(Moment moment, Path data, Process process) throws IOException, InterruptedException {
        Files.createDirectories(data);
        try (WatchService changes = data.getFileSystem().newWatchService()) {
            do {
                watchAllBelow(data, changes);
                if (moment.reached(data)) {
                    return;
                }
                Optional.ofNullable(changes.poll(1, TimeUnit.SECONDS)).ifPresent(KilledImportTest::take);
            } while (process.isAlive());
        }
    }

    private static void take(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    /** Folders come and go while they are watched; one that is watched already stays so. */
    private static void watchAllBelow(Path folder, WatchService changes) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isDirectory)::iterator) {
                path.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.DEBUG, "A folder went while it was looked at; the next round sees what is there", e);
        }
    }

    private Process startImport(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.langnghe.Main",
                "import",
                "--data",
                data.toString(),
                TestPackages.CONTENT.toString());
        builder.environment().put("LANGNGHE_IMPORT_LOUDNESS", "false");
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private static Set<MediaHash> stored(Path data) throws IOException {
        Path media = data.resolve("media");
        try (Stream<Path> paths = Files.walk(media)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> media.relativize(path).toString().replace("/", ""))
                    .filter(name -> name.matches("[0-9a-f]{64}"))
                    .map(MediaHash::new)
                    .collect(Collectors.toSet());
        }
    }
}
