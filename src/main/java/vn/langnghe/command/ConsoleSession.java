package vn.langnghe.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command runs.
 *
 * @param texts in the user's language
 * @param out what was asked for
 * @param err what went wrong
 * @param environment the variables
 * @param properties the system properties
 * @param terminal whether a person looks on while the command runs
 */
record ConsoleSession(
        Texts texts,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Properties properties,
        boolean terminal) {

    void print(String key, Object... arguments) {
        out.println(texts.say(key, arguments));
        out.flush();
    }

    void warn(String key, Object... arguments) {
        err.println(texts.say(key, arguments));
        err.flush();
    }

    CommandException failure(String key, Object... arguments) {
        return new CommandException(texts.say(key, arguments));
    }

    /** Fails in one sentence where the data folder is no folder, or cannot be made or written. */
    void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable-", ""));
        } catch (IOException e) {
            throw new CommandException(texts.say("data.not-writable", folder), e);
        }
    }

    Configuration configuration(Map<String, String> options) {
        return Configuration.of(texts, options, environment, properties);
    }
}
