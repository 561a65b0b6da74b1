package vn.langnghe.command;

import java.nio.file.Path;
import java.util.Optional;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.intake.IntakeSettings;

/**
 * What a library is made of.
 *
 * @param data its folder
 * @param database its database, within the folder or on a server
 * @param intake how it takes packages in
 */
record LibrarySettings(Path data, DatabaseSettings database, IntakeSettings intake) {
    static final String TEMPORARY = "temporary";

    static LibrarySettings of(Configuration configuration) {
        Path data = configuration.data();
        Optional<String> url = configuration.text("langnghe.database.url");
        return new LibrarySettings(
                data,
                url.map(address -> new DatabaseSettings(
                                address,
                                configuration.text("langnghe.database.user"),
                                configuration.text("langnghe.database.password")))
                        .orElseGet(() -> DatabaseSettings.embeddedIn(data)),
                new IntakeSettings(
                        data.resolve(TEMPORARY),
                        configuration.number("langnghe.import.at-once", 1),
                        configuration.flag("langnghe.import.loudness"),
                        configuration.size("langnghe.import.reserve"),
                        configuration.duration("langnghe.import.jobs-kept")));
    }
}
