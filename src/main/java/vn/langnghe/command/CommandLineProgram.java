package vn.langnghe.command;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import vn.langnghe.backup.BackupException;
import vn.langnghe.database.DatabaseException;
import vn.langnghe.media.MediaInUseException;

/** The program as it is typed: its commands, their language, and how they fail. */
public final class CommandLineProgram {
    /** The exit status of a command line that makes no sense; above what any command ends with by itself. */
    static final int USAGE = 64;

    /** The exit status of a command that could not do what it was asked. */
    static final int FAILED = 1;

    private CommandLineProgram() {}

    /** Runs the program in this process and returns its exit status. */
    public static int run(String... arguments) {
        configureLogging();
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return run(List.of(arguments), System.getenv(), System.getProperties(), terminal, out, err);
    }

    static int run(
            List<String> arguments,
            Map<String, String> environment,
            Properties properties,
            boolean terminal,
            PrintWriter out,
            PrintWriter err) {
        Texts texts = Texts.in(askedLanguage(arguments).orElseGet(() -> Texts.languageOf(environment)));
        ConsoleSession session = new ConsoleSession(texts, out, err, environment, properties, terminal);
        boolean debug = arguments.contains("--stacktrace")
                || !environment.getOrDefault("LANGNGHE_DEBUG", "").isBlank();
        int status = commandLine(session, debug).execute(arguments.toArray(String[]::new));
        out.flush();
        err.flush();
        return status;
    }

    private static CommandLine commandLine(ConsoleSession session, boolean debug) {
        CommandLine program = new CommandLine(new Program())
                .addSubcommand(new ServeCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new ShowCommand(session))
                .addSubcommand(new RemoveCommand(session))
                .addSubcommand(new BackupCommand(session))
                .addSubcommand(new RestoreCommand(session));
        program.setOut(session.out());
        program.setErr(session.err());
        program.setResourceBundle(session.texts().help());
        program.setUsageHelpAutoWidth(session.terminal());
        program.setParameterExceptionHandler((exception, _) -> misused(session, exception));
        program.setExecutionExceptionHandler((exception, _, _) -> failed(session, exception, debug));
        return program;
    }

    /** The version that the jar's manifest names. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineProgram.class.getPackage().getImplementationVersion();
            return new String[] {"Lắng Nghe " + (version == null ? "" : version)};
        }
    }

    private static int misused(ConsoleSession session, ParameterException exception) {
        Texts texts = session.texts();
        String help = exception.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        session.err()
                .println(
                        switch (exception) {
                            case CommandLine.UnmatchedArgumentException unmatched ->
                                texts.say(
                                        "usage.unknown",
                                        unmatched.getUnmatched().getFirst(),
                                        help);
                            case CommandLine.MissingParameterException missing ->
                                texts.say(
                                        "usage.missing",
                                        String.join(
                                                ", ",
                                                missing.getMissing().stream()
                                                        .map(CommandLine.Model.ArgSpec::paramLabel)
                                                        .toList()),
                                        help);
                            case ParameterException other ->
                                Optional.ofNullable(other.getValue())
                                        .map(value -> texts.say("usage.wrong", value, help))
                                        .orElseGet(() -> texts.say(
                                                "usage.incomplete",
                                                Optional.ofNullable(other.getArgSpec())
                                                        .map(CommandLine.Model.ArgSpec::paramLabel)
                                                        .orElse(""),
                                                help));
                        });
        return USAGE;
    }

    private static int failed(ConsoleSession session, Exception exception, boolean debug) {
        session.out().flush();
        session.err().println(sentence(session.texts(), exception));
        if (debug) {
            exception.printStackTrace(session.err());
        }
        return FAILED;
    }

    private static String sentence(Texts texts, Exception exception) {
        if (exception instanceof UncheckedIOException && exception.getCause() instanceof IOException cause) {
            return sentence(texts, cause);
        }
        return switch (exception) {
            case CommandException known -> String.valueOf(known.getMessage());
            case DatabaseException database -> database.message(texts.locale());
            case BackupException backup -> backup.message(texts.locale());
            case MediaInUseException media -> texts.say("data.in-use", String.valueOf(media.getMessage()));
            case AccessDeniedException denied -> texts.say("file.denied", denied.getFile());
            case FileSystemException file ->
                texts.say(
                        "file.failed",
                        file.getFile(),
                        Optional.ofNullable(file.getReason())
                                .orElse(file.getClass().getSimpleName()));
            case IOException io -> texts.say("io.failed", String.valueOf(io.getMessage()));
            default -> texts.say("unexpected", exception.toString());
        };
    }

    /** What {@code --language} names; behind {@code list} it filters the books instead. */
    private static Optional<String> askedLanguage(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("list")) {
                return Optional.empty();
            }
            if (argument.equals(LanguageOption.NAME) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
            if (argument.startsWith(LanguageOption.NAME + "=")) {
                return Optional.of(argument.substring(LanguageOption.NAME.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** In UTF-8 whatever the locale: the terminals of our time are, and so are pipes into other programs. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    private static void configureLogging() {
        if (Stream.of("java.util.logging.config.file", "java.util.logging.config.class")
                .anyMatch(property -> System.getProperty(property) != null)) {
            return;
        }
        try (InputStream configuration = CommandLineProgram.class.getResourceAsStream("logging.properties")) {
            if (configuration != null) {
                LogManager.getLogManager().readConfiguration(configuration);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
