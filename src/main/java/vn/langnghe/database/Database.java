package vn.langnghe.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;

/**
 * The open database, brought to the newest schema: Derby within this process, or a PostgreSQL server. Thread-safe.
 *
 * <p>The migrations below {@code db/migration} keep to the SQL that both share; {@code ${long-text}} stands for the type
 * of text without a limit, which they name differently.
 */
public final class Database implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    /** java.util.logging forgets the level of a logger that nobody holds. */
    private static final Map<Logger, Level> QUIET = Map.of(
            Logger.getLogger("org.flywaydb"),
            Level.WARNING,
            Logger.getLogger("com.zaxxer"),
            Level.WARNING,
            // It warns at each start of a Derby newer than it was tried with: our tests try it.
            Logger.getLogger("org.flywaydb.core.internal.database.base.Database"),
            Level.SEVERE);

    private static final int EMBEDDED_CONNECTIONS = 8;
    private static final int SERVER_CONNECTIONS = 10;

    private final DatabaseSettings settings;
    private final HikariDataSource connections;
    private final Jdbi jdbi;

    private Database(DatabaseSettings settings, HikariDataSource connections) {
        this.settings = settings;
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
        InstantMapping.register(jdbi);
        // Derby refuses nulls of no type.
        jdbi.getConfig(Arguments.class).setUntypedNullArgument(new NullArgument(Types.VARCHAR));
    }

    /**
     * Opens the database and brings it to the newest schema.
     *
     * @param dataFolder where the embedded engine may write its own log
     * @throws DatabaseInUseException where another process has the embedded database open
     * @throws DatabaseUnreachableException where it cannot be opened for another reason
     */
    public static Database open(DatabaseSettings settings, Path dataFolder) {
        QUIET.forEach(Logger::setLevel);
        if (settings.isEmbedded()) {
            prepareDerby(dataFolder);
        }
        HikariDataSource connections = connect(settings);
        try {
            migrate(settings, connections);
            return new Database(settings, connections);
        } catch (RuntimeException failure) {
            connections.close();
            shutDown(settings);
            throw failure;
        }
    }

    /** For the {@code *Store} classes. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether it runs within this process. */
    public boolean isEmbedded() {
        return settings.isEmbedded();
    }

    String address() {
        return settings.address();
    }

    /** Closes the connections and, embedded, the database itself, so that it opens without recovery. */
    @Override
    public void close() {
        connections.close();
        shutDown(settings);
    }

    private static void prepareDerby(Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // Otherwise Derby writes derby.log into whatever folder the program was started in.
        if (System.getProperty("derby.stream.error.file") == null) {
            System.setProperty(
                    "derby.stream.error.file",
                    dataFolder.toAbsolutePath().resolve("derby.log").toString());
        }
    }

    private static HikariDataSource connect(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(settings.jdbcUrl());
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(settings.isEmbedded() ? EMBEDDED_CONNECTIONS : SERVER_CONNECTIONS);
        config.setMinimumIdle(1);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException failure) {
            throw explained(settings, failure);
        }
    }

    private static RuntimeException explained(DatabaseSettings settings, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException exception) {
                for (SQLException next = exception; next != null; next = next.getNextException()) {
                    Optional<RuntimeException> known = known(settings, failure, next);
                    if (known.isPresent()) {
                        return known.get();
                    }
                }
            }
        }
        return new DatabaseUnreachableException("not-opened", settings.address(), failure);
    }

    private static Optional<RuntimeException> known(
            DatabaseSettings settings, Throwable failure, SQLException exception) {
        String state = String.valueOf(exception.getSQLState());
        String address = settings.address();
        return switch (state) {
            case "XSDB6" -> Optional.of(new DatabaseInUseException(address, failure));
            case "08001", "08004", "08006", "57P03" ->
                Optional.of(new DatabaseUnreachableException("no-answer", address, failure));
            case "28000", "28P01" -> Optional.of(new DatabaseUnreachableException("no-entry", address, failure));
            case "3D000" -> Optional.of(new DatabaseUnreachableException("no-such-database", address, failure));
            default -> Optional.empty();
        };
    }

    private static void migrate(DatabaseSettings settings, HikariDataSource connections) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(connections)
                .locations("classpath:db/migration")
                .placeholders(Map.of("long-text", settings.isEmbedded() ? "clob" : "text"))
                .load()
                .migrate();
    }

    private static void shutDown(DatabaseSettings settings) {
        if (!settings.isEmbedded()) {
            return;
        }
        try {
            DriverManager.getConnection(settings.address() + ";shutdown=true").close();
        } catch (SQLException done) {
            // Derby tells by an exception that the shutdown succeeded: 08006.
            if (!"08006".equals(done.getSQLState())) {
                LOG.log(System.Logger.Level.WARNING, "the database was not shut down cleanly", done);
            }
        }
    }
}
