package vn.langnghe.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code langnghe} by itself shows what commands there are. */
@Command(name = "langnghe", versionProvider = CommandLineProgram.Version.class)
final class Program implements Runnable {
    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "version")
    boolean version;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
