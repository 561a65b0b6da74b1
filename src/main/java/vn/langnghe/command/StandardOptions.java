package vn.langnghe.command;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class StandardOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    @Option(names = "--stacktrace", descriptionKey = "stacktrace")
    private boolean stacktrace;

    boolean help() {
        return help;
    }

    boolean stacktrace() {
        return stacktrace;
    }
}
