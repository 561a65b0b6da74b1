package vn.langnghe.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this process, started by the first that asks; each asks for a database of its own. */
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                // The one locale that every machine has; the order of lists does not come from the database.
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A new, empty database. */
    public static DatabaseSettings emptyDatabase() {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new DatabaseSettings(
                Server.POSTGRES.getJdbcUrl("postgres", name), Optional.of("postgres"), Optional.empty());
    }
}
