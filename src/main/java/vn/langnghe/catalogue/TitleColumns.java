package vn.langnghe.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Optional;
import java.util.TimeZone;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.media.MediaHash;

/** From rows to the catalogue's values. */
final class TitleColumns {
    /** What {@link #title} reads, of the table {@code title}. */
    static final String TITLE = """
            title.id, title.identifier, title.metadata, title.format, title.audio_nanoseconds,
            title.playing_nanoseconds, title.headings, title.pages, title.phrases, title.has_text, title.gain,
            title.problems, title.cover_path, title.package_hash, title.added, title.revision
            """;

    private TitleColumns() {}

    static Title title(ResultSet row) throws SQLException {
        String format = row.getString("format");
        return new Title(
                new TitleId(row.getString("id")),
                row.getString("identifier"),
                BookJson.metadata(row.getString("metadata")),
                BookFormat.withKey(format)
                        .orElseThrow(() -> new IllegalStateException("a later version's format: " + format)),
                Duration.ofNanos(row.getLong("audio_nanoseconds")),
                Duration.ofNanos(row.getLong("playing_nanoseconds")),
                row.getInt("headings"),
                row.getInt("pages"),
                row.getInt("phrases"),
                row.getBoolean("has_text"),
                row.getDouble("gain"),
                row.getInt("problems"),
                Optional.ofNullable(row.getString("cover_path")),
                row.getString("package_hash"),
                row.getTimestamp("added", Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC)))
                        .toInstant(),
                row.getLong("revision"));
    }

    static TitleFile file(ResultSet row) throws SQLException {
        return new TitleFile(
                row.getString("path"),
                FileRole.valueOf(row.getString("role")),
                new MediaHash(row.getString("hash")),
                row.getLong("size"),
                row.getString("media_type"));
    }

    static Problem problem(ResultSet row) throws SQLException {
        return new Problem(
                Severity.valueOf(row.getString("severity")),
                row.getString("rule"),
                row.getString("file"),
                Optional.ofNullable(row.getString("place")),
                row.getString("vietnamese"),
                row.getString("english"));
    }
}
