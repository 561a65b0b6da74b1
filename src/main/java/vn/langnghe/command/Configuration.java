package vn.langnghe.command;

import io.helidon.common.Size;
import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * The program's settings, the strongest first: options of the command, system properties ({@code -Dlangnghe.port=9090}),
 * environment ({@code LANGNGHE_PORT}), a file ({@code LANGNGHE_CONFIG}, otherwise {@code langnghe.yaml} in the data
 * folder), the defaults of {@code application.yaml}. An empty value counts as not set. Every method throws a
 * {@link CommandException} that names the key where its value makes no sense. Immutable.
 */
final class Configuration {
    private static final String ROOT = "langnghe.";
    private static final int LARGEST_PORT = 65_535;

    private final Texts texts;
    private final Map<String, String> values;

    private Configuration(Texts texts, Map<String, String> values) {
        this.texts = texts;
        this.values = Map.copyOf(values);
    }

    /**
     * Gathers the settings.
     *
     * @param options the command's own, by key; absent ones left out
     */
    static Configuration of(
            Texts texts, Map<String, String> options, Map<String, String> environment, Properties properties) {
        Map<String, String> defaults =
                Config.just(ConfigSources.classpath("application.yaml")).asMap().get();
        Map<String, String> stronger = new HashMap<>();
        defaults.keySet().forEach(key -> putSet(stronger, key, environment.getOrDefault(variable(key), "")));
        properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(ROOT))
                .forEach(key -> putSet(stronger, key, properties.getProperty(key)));
        options.forEach((key, value) -> putSet(stronger, key, value));

        Map<String, String> values = new HashMap<>();
        defaults.forEach((key, value) -> putSet(values, key, value));
        values.putAll(stronger);
        file(new Configuration(texts, values), environment)
                .ifPresent(file -> read(texts, file).forEach((key, value) -> putSet(values, key, value)));
        values.putAll(stronger);
        return new Configuration(texts, values);
    }

    /** {@code langnghe.import.at-once} is {@code LANGNGHE_IMPORT_AT_ONCE}. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Optional<Path> file(Configuration weaker, Map<String, String> environment) {
        String named = environment.getOrDefault("LANGNGHE_CONFIG", "");
        if (!named.isBlank()) {
            Path file = Path.of(named);
            if (!Files.isReadable(file)) {
                throw new CommandException(weaker.texts.say("configuration.unreadable", file));
            }
            return Optional.of(file);
        }
        return Optional.of(weaker.data().resolve("langnghe.yaml")).filter(Files::isRegularFile);
    }

    private static Map<String, String> read(Texts texts, Path file) {
        try {
            return Config.just(ConfigSources.file(file)).asMap().get();
        } catch (ConfigException e) {
            throw new CommandException(texts.say("configuration.unreadable", file), e);
        }
    }

    private static void putSet(Map<String, String> values, String key, String value) {
        if (!value.isBlank()) {
            values.put(key, value.strip());
        }
    }

    /** The data folder. */
    Path data() {
        return path("langnghe.data");
    }

    /** Where the kiosk's pages and the starter collection are. */
    Path home() {
        return path("langnghe.home");
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A port, 0 for any free one; nothing where it is not set. */
    Optional<Integer> port(String key) {
        return parsed(key, "configuration.port", text -> {
            int port = Integer.parseInt(text);
            if (port < 0 || port > LARGEST_PORT) {
                throw new IllegalArgumentException(text);
            }
            return port;
        });
    }

    int number(String key, int least) {
        return parsed(key, "configuration.number", text -> {
                    int number = Integer.parseInt(text);
                    if (number < least) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                })
                .orElseThrow();
    }

    boolean flag(String key) {
        return parsed(key, "configuration.flag", text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on", "1" -> true;
                    case "false", "no", "off", "0" -> false;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElseThrow();
    }

    /** In bytes; written {@code 512 MiB} or as a plain number. */
    long size(String key) {
        return parsed(key, "configuration.size", text -> Size.parse(text).toBytes())
                .orElseThrow();
    }

    Duration duration(String key) {
        return parsed(key, "configuration.duration", Duration::parse).orElseThrow();
    }

    /** A time that has some length. */
    Duration time(String key) {
        return parsed(key, "configuration.duration", text -> {
                    Duration time = Duration.parse(text);
                    if (!time.isPositive()) {
                        throw new IllegalArgumentException(text);
                    }
                    return time;
                })
                .orElseThrow();
    }

    private Path path(String key) {
        return parsed(
                        key,
                        "configuration.path",
                        text -> Path.of(text).toAbsolutePath().normalize())
                .orElseThrow();
    }

    private <T> Optional<T> parsed(String key, String sentence, Function<String, T> parse) {
        Optional<String> text = text(key);
        try {
            return text.map(parse);
        } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
            throw new CommandException(texts.say(sentence, text.orElse(""), key), e);
        }
    }
}
