package vn.langnghe.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.langnghe.backup.Restoring;
import vn.langnghe.catalogue.TitleQuery;
import vn.langnghe.database.Database;
import vn.langnghe.database.DatabaseKind;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.database.OtherLibraryException;
import vn.langnghe.database.TestPostgres;
import vn.langnghe.intake.IntakeSettings;

class LibraryIdentityTest {
    private static final String ID = "library-id";

    @TempDir
    private Path folder;

    private static LibrarySettings settings(Path data, DatabaseSettings database) {
        return new LibrarySettings(
                data, database, new IntakeSettings(data.resolve("temporary"), 1, false, 0, Duration.ofDays(30)));
    }

    private LibrarySettings withABook(Path data, DatabaseSettings database) throws Exception {
        LibrarySettings settings = settings(data, database);
        try (Library library = Library.open(settings)) {
            CountDownLatch ended = new CountDownLatch(1);
            try (AutoCloseable _ = library.intake()
                    .watch(library.intake().take(TestPackages.STORY), job -> {
                        if (job.outcome().isPresent()) {
                            ended.countDown();
                        }
                    })
                    .orElseThrow()) {
                ended.await();
            }
        }
        assertThat(titles(settings)).isEqualTo(1);
        return settings;
    }

    private static int titles(LibrarySettings settings) throws Exception {
        try (Library library = Library.open(settings)) {
            return library.catalogue().titles(TitleQuery.all(50)).items().size();
        }
    }

    private static List<Path> stored(LibrarySettings settings) throws Exception {
        return TestPackages.filesBelow(settings.data().resolve("media"));
    }

    private static void refused(LibrarySettings settings) {
        assertThatExceptionOfType(OtherLibraryException.class).isThrownBy(() -> Library.open(settings));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderWithBooksNeverOpensOnAnEmptyDatabase(boolean withItsId) throws Exception {
        Path data = folder.resolve("data");
        LibrarySettings own = withABook(data, DatabaseSettings.embeddedIn(data));
        List<Path> before = stored(own);
        byte[] id = Files.readAllBytes(data.resolve(ID));
        if (!withItsId) {
            Files.delete(data.resolve(ID));
        }

        refused(settings(data, TestPostgres.emptyDatabase()));

        assertThat(stored(own)).isEqualTo(before);
        Files.write(data.resolve(ID), id);
        assertThat(titles(own)).isEqualTo(1);
    }

    @Test
    void aFolderWithBooksNeverOpensOnAnotherLibrarysDatabase() throws Exception {
        Path data = folder.resolve("data");
        LibrarySettings own = withABook(data, DatabaseSettings.embeddedIn(data));
        List<Path> before = stored(own);
        Path otherData = folder.resolve("other");
        LibrarySettings other = settings(otherData, DatabaseSettings.embeddedIn(otherData));
        Library.open(other).close();

        refused(settings(data, other.database()));
        Files.delete(data.resolve(ID));
        refused(settings(data, other.database()));

        assertThat(stored(own)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aLibraryFromBeforeThereWereIdsIsGivenOne(DatabaseKind kind) throws Exception {
        Path data = folder.resolve("data");
        LibrarySettings own = withABook(data, kind.emptyDatabase(data));
        Files.delete(data.resolve(ID));
        try (Database database = Database.open(own.database(), data)) {
            database.jdbi().useHandle(handle -> handle.execute("delete from library"));
        }

        assertThat(titles(own)).isEqualTo(1);
        assertThat(data.resolve(ID)).isNotEmptyFile();
        assertThat(titles(own)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBackupComesBackInANewFolderAsTheSameLibrary(DatabaseKind kind) throws Exception {
        Path data = folder.resolve("data");
        LibrarySettings own = withABook(data, kind.emptyDatabase(data));
        Path backup = folder.resolve("backup");
        try (Library library = Library.open(own)) {
            library.backups().backUp(backup);
        }
        Path newData = folder.resolve("new");
        LibrarySettings restored = settings(newData, kind.emptyDatabase(newData));

        new Restoring(newData, restored.database()).restore(backup, false);

        assertThat(titles(restored)).isEqualTo(1);
        assertThat(newData.resolve(ID)).hasSameTextualContentAs(data.resolve(ID));
    }

    @Test
    void aNewFolderTakesTheIdOfItsDatabase() throws Exception {
        DatabaseSettings database = TestPostgres.emptyDatabase();
        Library.open(settings(folder.resolve("data"), database)).close();
        Library.open(settings(folder.resolve("new"), database)).close();

        assertThat(folder.resolve("new").resolve(ID))
                .hasSameTextualContentAs(folder.resolve("data").resolve(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void aCommandTellsItInOneSentence(String language) throws Exception {
        Path data = folder.resolve("data");
        Library.open(settings(data, DatabaseSettings.embeddedIn(data))).close();
        Files.writeString(data.resolve(ID), "another\n");
        StringWriter said = new StringWriter();

        int status = CommandLineProgram.run(
                List.of("import", "--data", data.toString(), TestPackages.STORY.toString()),
                Map.of("LANGNGHE_LANGUAGE", language),
                new Properties(),
                false,
                new PrintWriter(said),
                new PrintWriter(said));

        assertThat(status).isEqualTo(CommandLineProgram.FAILED);
        assertThat(said.toString().strip())
                .hasLineCount(1)
                .contains(data.toString())
                .contains(Locale.of(language).equals(Locale.of("vi")) ? "cùng một thư viện" : "to one library");
    }
}
