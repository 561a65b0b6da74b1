package vn.langnghe.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The language of a command's own texts; read before anything else, so that help and errors are in it too. */
final class LanguageOption {
    static final String NAME = "--language";

    @Option(names = NAME, paramLabel = "vi|en", descriptionKey = "language")
    private Optional<String> language = Optional.empty();

    Optional<String> language() {
        return language;
    }
}
