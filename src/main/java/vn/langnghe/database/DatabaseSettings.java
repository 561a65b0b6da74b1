package vn.langnghe.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param jdbcUrl {@code jdbc:derby:…} (embedded) or {@code jdbc:postgresql://…}
 * @param user who logs in, where the URL does not say it
 * @param password their password
 */
public record DatabaseSettings(String jdbcUrl, Optional<String> user, Optional<String> password) {
    private static final String DERBY = "jdbc:derby:";

    /** The embedded database of a data folder, made where it is missing. */
    public static DatabaseSettings embeddedIn(Path dataFolder) {
        return new DatabaseSettings(
                DERBY + dataFolder.toAbsolutePath().resolve("database") + ";create=true",
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the database runs within this process. */
    public boolean isEmbedded() {
        return jdbcUrl.startsWith(DERBY) && !jdbcUrl.startsWith(DERBY + "//");
    }

    /** The URL without the attributes, where a password may stand; for messages. */
    String address() {
        return jdbcUrl.replaceFirst("[;?].*", "");
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return address();
    }
}
