package vn.langnghe.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vn.langnghe.backup.Backups;

/** {@code langnghe backup}. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FOLDER", descriptionKey = "backup-folder")
    private String folder = "";

    BackupCommand(ConsoleSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path target = Path.of(folder).toAbsolutePath().normalize();
        try (LibraryAccess library = LibraryDoor.open(session, data)) {
            Backups.Report report = library.backUp(target);
            session.print("backup.done", target, report.titles(), report.files(), report.bytes());
        }
        return 0;
    }
}
