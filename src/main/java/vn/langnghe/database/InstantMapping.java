package vn.langnghe.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.TimeZone;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Instants as TIMESTAMP columns in UTC, to the microsecond that both databases keep; Derby's driver refuses the types of
 * java.time.
 */
final class InstantMapping {
    private InstantMapping() {}

    static void register(Jdbi jdbi) {
        jdbi.registerArgument(new InstantArguments());
        jdbi.registerColumnMapper(Instant.class, new InstantColumns());
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
        InstantArguments() {
            super(Types.TIMESTAMP);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            Timestamp timestamp = Timestamp.from(value.truncatedTo(ChronoUnit.MICROS));
            return (position, statement, _) -> statement.setTimestamp(position, timestamp, utc());
        }
    }

    private static final class InstantColumns implements ColumnMapper<Instant> {
        @Override
        public @Nullable Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
            Timestamp timestamp = row.getTimestamp(column, utc());
            return timestamp == null ? null : timestamp.toInstant();
        }
    }
}
