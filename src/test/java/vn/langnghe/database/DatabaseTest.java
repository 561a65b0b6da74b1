package vn.langnghe.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /** Opens the database in that folder, says so, and waits until its input ends. */
    static final class OtherProcess {
        public static void main(String[] arguments) throws IOException {
            Path data = Path.of(arguments[0]);
            try (Database _ = Database.open(DatabaseSettings.embeddedIn(data), data)) {
                System.out.println("open");
                System.in.read();
            }
        }
    }

    @Test
    void aDatabaseThatAnotherProcessHasOpenIsInUse(@TempDir Path data) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("open");

            assertThatExceptionOfType(DatabaseInUseException.class)
                    .isThrownBy(() -> Database.open(DatabaseSettings.embeddedIn(data), data))
                    .satisfies(failure -> {
                        assertThat(failure.getMessage()).contains("in use");
                        assertThat(failure.message(VIETNAMESE)).contains("đang được một chương trình khác sử dụng");
                    });
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
        } finally {
            other.destroy();
        }
        Database.open(DatabaseSettings.embeddedIn(data), data).close();
    }

    @Test
    void aServerThatDoesNotAnswerIsToldInOneSentence(@TempDir Path data) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DatabaseSettings settings = new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + port + "/library?password=secret", Optional.empty(), Optional.empty());

        assertThatExceptionOfType(DatabaseUnreachableException.class)
                .isThrownBy(() -> Database.open(settings, data))
                .satisfies(failure -> {
                    assertThat(failure.getMessage()).contains("does not answer").doesNotContain("secret");
                    assertThat(failure.message(VIETNAMESE)).contains("không trả lời");
                });
    }

    @Test
    void aServerWithoutSuchADatabaseIsToldInOneSentence(@TempDir Path data) {
        DatabaseSettings there = TestPostgres.emptyDatabase();
        DatabaseSettings missing = new DatabaseSettings(
                there.jdbcUrl().replaceFirst("/test[0-9]+", "/missing"), there.user(), there.password());

        assertThatExceptionOfType(DatabaseUnreachableException.class)
                .isThrownBy(() -> Database.open(missing, data))
                .withMessageContaining("no such database");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenIsThereWhenItIsOpenedAgain(DatabaseKind kind, @TempDir Path data) {
        DatabaseSettings settings = kind.emptyDatabase(data);
        try (Database database = Database.open(settings, data)) {
            database.jdbi().useHandle(handle -> handle.execute("update catalogue_revision set revision = 7"));
        }
        try (Database database = Database.open(settings, data)) {
            int revision = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select revision from catalogue_revision")
                            .mapTo(Integer.class)
                            .one());
            assertThat(revision).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource
    void instantsAreTheSameInEveryTimeZone(DatabaseKind kind, @TempDir Path data) {
        // In Vietnam no clock is ever changed; in New York this hour of that night came twice.
        Instant ambiguous = Instant.parse("2026-11-01T05:30:00.123456Z");
        TimeZone before = TimeZone.getDefault();
        try (Database database = Database.open(kind.emptyDatabase(data), data)) {
            database.jdbi().useHandle(handle -> {
                handle.execute("create table moments (moment timestamp)");
                for (String zone : List.of("America/New_York", "Asia/Ho_Chi_Minh")) {
                    TimeZone.setDefault(TimeZone.getTimeZone(zone));
                    handle.createUpdate("insert into moments values (:moment)")
                            .bind("moment", ambiguous)
                            .execute();
                }
                handle.createUpdate("insert into moments values (:moment)")
                        .bindByType("moment", null, Instant.class)
                        .execute();
                assertThat(handle.createQuery("select moment from moments where moment is not null")
                                .mapTo(Instant.class)
                                .list())
                        .containsExactly(ambiguous, ambiguous);
                assertThat(handle.createQuery("select count(*) from moments where moment = :moment")
                                .bind("moment", ambiguous)
                                .mapTo(Integer.class)
                                .one())
                        .isEqualTo(2);
            });
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void derbyWritesNoLogWhereTheProgramWasStarted(@TempDir Path data) {
        Database.open(DatabaseSettings.embeddedIn(data), data).close();

        assertThat(Path.of("derby.log")).doesNotExist();
        assertThat(Files.isDirectory(data.resolve("database"))).isTrue();
    }
}
