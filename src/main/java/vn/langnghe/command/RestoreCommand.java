package vn.langnghe.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.langnghe.backup.Backups;
import vn.langnghe.backup.Restoring;

/** {@code langnghe restore}: only while no server has the data open. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--replace", descriptionKey = "replace")
    private boolean replace;

    @Parameters(paramLabel = "FOLDER", descriptionKey = "restore-folder")
    private String folder = "";

    RestoreCommand(ConsoleSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        LibrarySettings settings = LibrarySettings.of(session.configuration(data.settings()));
        Optional<RunningServer> server = RunningServer.of(settings.data());
        if (server.isPresent()) {
            throw session.failure("restore.running", server.get().address());
        }
        Path backup = Path.of(folder).toAbsolutePath().normalize();
        Restoring.Restored restored = new Restoring(settings.data(), settings.database()).restore(backup, replace);
        Backups.Report report = restored.report();
        restored.keptAside().ifPresent(aside -> session.print("restore.aside", aside));
        session.print("restore.done", settings.data(), report.titles(), report.files(), report.bytes());
        return 0;
    }
}
