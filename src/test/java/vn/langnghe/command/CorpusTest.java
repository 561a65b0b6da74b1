package vn.langnghe.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.catalogue.TitleQuery;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.intake.IntakeSettings;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.JobId;
import vn.langnghe.intake.Outcome;

/** Real packages, sound and broken, taken in by a whole library; other people's files, tried where they are. */
@Tag("corpus")
class CorpusTest {
    private static final Path BOOKS = Path.of("../shared/books");
    private static final Path INVENTORY = BOOKS.resolve("INVENTORY.tsv");

    /** The inventory gives seconds to one decimal; a player's length differs by a frame or two on the shortest files. */
    private static final double ROUNDED_TO = 0.1;

    @TempDir
    static Path folder;

    private static final Map<String, Job> JOBS = new TreeMap<>();
    private static final Map<String, Title> TITLES = new TreeMap<>();

    /** A row of the inventory: what a package holds by an independent count. */
    record Row(String name, String format, double audioSeconds, String language, int headings, int pages) {
        static Row of(String line) {
            List<String> cells = List.of(line.split("\t", -1));
            return new Row(
                    cells.get(0),
                    cells.get(1),
                    Double.parseDouble(cells.get(6)),
                    cells.get(8),
                    Integer.parseInt(cells.get(10)),
                    Integer.parseInt(cells.get(11)));
        }

        boolean isBroken() {
            return name.startsWith("x-");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() throws IOException {
        return Files.exists(INVENTORY)
                ? Files.readAllLines(INVENTORY).stream()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .map(Row::of)
                : Stream.empty();
    }

    static Stream<Row> soundPackages() throws IOException {
        return rows().filter(row -> !row.isBroken());
    }

    @BeforeAll
    static void everyPackageIsHandedOver() throws Exception {
        if (Boolean.parseBoolean(System.getenv("LANGNGHE_CORPUS_REQUIRED"))) {
            assertThat(INVENTORY).exists();
        }
        assumeTrue(Files.exists(INVENTORY), "no real packages beside this checkout");
        Path data = folder.resolve("data");
        LibrarySettings settings = new LibrarySettings(
                data,
                DatabaseSettings.embeddedIn(data),
                new IntakeSettings(data.resolve("temporary"), 2, true, 1 << 20, Duration.ofDays(1)));
        try (Library library = Library.open(settings)) {
            for (Row row : rows().toList()) {
                Job job = ended(library, library.intake().take(packageOf(row.name())));
                JOBS.put(row.name(), job);
                // Some packages are editions of one another: each is looked at before the next replaces it.
                taken(job).flatMap(library.catalogue()::title).ifPresent(title -> TITLES.put(row.name(), title));
            }
            assertThat(filesBelow(data.resolve("temporary")))
                    .as("what the imports left behind")
                    .isEmpty();
            removeEverything(library.catalogue());
        }
        assertThat(filesBelow(data.resolve("media")))
                .filteredOn(file -> file.getFileName().toString().length() > 32)
                .as("stored files that no title needs")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("soundPackages")
    void aSoundPackageIsTakenInWithAllThatItsInventorySays(Row row) {
        Title title = title(row.name());
        assertThat(title.headings()).as("headings").isEqualTo(row.headings());
        assertThat(title.pages()).as("pages").isEqualTo(row.pages());
        assertThat(title.metadata().language().orElse("")).as("language").isEqualToIgnoringCase(row.language());
        assertThat(title.audioLength().toNanos() / 1e9)
                .as("audio seconds")
                .isCloseTo(row.audioSeconds(), within(Math.max(row.audioSeconds() * 0.005, ROUNDED_TO)));
        assertThat(title.isPlayable()).as("playable").isEqualTo(row.audioSeconds() > 0);
    }

    @ParameterizedTest
    @MethodSource("soundPackages")
    void whatIsWrongWithASoundPackageIsToldWithItsFileAndInBothLanguages(Row row) {
        assertThat(job(row.name()).problems()).allSatisfy(problem -> {
            assertThat(problem.severity()).isNotEqualTo(Severity.FATAL);
            assertThat(problem.vietnamese()).isNotBlank();
            assertThat(problem.english()).isNotBlank();
        });
    }

    @Test
    void aDaisyBookWithoutAnyAudioOrTextIsRefused() {
        assertThat(outcome("x-d202-icelandic-ncc")).isInstanceOf(Outcome.Refused.class);
        assertThat(fatal("x-d202-icelandic-ncc")).isNotEmpty();
    }

    @Test
    void anAudiobookThatLiesOnTheNetworkAloneIsRefused() {
        assertThat(outcome("x-ab-blue-remote")).isInstanceOf(Outcome.Refused.class);
        assertThat(fatal("x-ab-blue-remote")).isNotEmpty();
    }

    @Test
    void aBookWhoseAudioIsAllEmptyIsTakenInAsText() {
        Title title = title("x-d202-zero-audio");
        assertThat(title.isPlayable()).isFalse();
        assertThat(title.hasText()).isTrue();
        assertThat(title.headings()).isEqualTo(7);
        assertThat(severities("x-d202-zero-audio")).contains(Severity.ERROR);
    }

    @Test
    void pagesThatAreCountedButNotThereAreNamed() {
        assertThat(title("x-d202-dontworry-invalid").isPlayable()).isTrue();
        assertThat(severities("x-d202-dontworry-invalid")).containsAnyOf(Severity.WARNING, Severity.ERROR);
    }

    @Test
    void anOverlayThatTheManifestForgotIsPlayedAllTheSame() {
        assertThat(title("x-e3-ec-missing-mo-attr").isPlayable()).isTrue();
        assertThat(severities("x-e3-ec-missing-mo-attr")).contains(Severity.WARNING);
    }

    @Test
    void aTextThatAnOverlayMissesDoesNotSilenceItsAudio() {
        assertThat(title("x-e3-ec-textref-unresolved").isPlayable()).isTrue();
        assertThat(severities("x-e3-ec-textref-unresolved")).contains(Severity.WARNING);
    }

    @Test
    void nothingFailsForAnotherReasonThanItsPackage() {
        assertThat(JOBS)
                .isNotEmpty()
                .allSatisfy((_, job) -> assertThat(job.outcome().orElseThrow()).isNotInstanceOf(Outcome.Failed.class));
    }

    private static Optional<TitleId> taken(Job job) {
        return switch (job.outcome().orElseThrow()) {
            case Outcome.Added(TitleId title) -> Optional.of(title);
            case Outcome.Replaced(TitleId title, TitleId _) -> Optional.of(title);
            case Outcome.AlreadyThere _, Outcome.Refused _, Outcome.Failed _ -> Optional.empty();
        };
    }

    private static Job job(String name) {
        return Optional.ofNullable(JOBS.get(name)).orElseThrow();
    }

    private static Title title(String name) {
        return Optional.ofNullable(TITLES.get(name))
                .orElseThrow(() -> new AssertionError(name + " was not taken in: " + JOBS.get(name)));
    }

    private static Outcome outcome(String name) {
        return job(name).outcome().orElseThrow();
    }

    private static List<Problem> fatal(String name) {
        return job(name).problems().stream()
                .filter(problem -> problem.severity() == Severity.FATAL)
                .toList();
    }

    private static List<Severity> severities(String name) {
        return job(name).problems().stream().map(Problem::severity).toList();
    }

    private static Path packageOf(String name) {
        Path zip = BOOKS.resolve(name + ".zip");
        return Files.exists(zip) ? zip : BOOKS.resolve(name + ".epub");
    }

    private static Job ended(Library library, JobId id) throws Exception {
        CompletableFuture<Job> end = new CompletableFuture<>();
        try (AutoCloseable _ = library.intake()
                .watch(id, job -> job.outcome().ifPresent(_ -> end.complete(job)))
                .orElseThrow()) {
            return end.get(5, TimeUnit.MINUTES);
        }
    }

    private static void removeEverything(Catalogue catalogue) throws IOException {
        for (Title title : catalogue.titles(TitleQuery.all(500)).items()) {
            assertThat(catalogue.remove(title.id())).isTrue();
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
