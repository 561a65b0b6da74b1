package vn.langnghe.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The data folder that a command works on. */
final class DataOption {
    @Option(names = "--data", paramLabel = "FOLDER", descriptionKey = "data")
    private Optional<String> data = Optional.empty();

    /** As the configuration takes it. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        data.ifPresent(folder -> settings.put("langnghe.data", folder));
        return settings;
    }
}
