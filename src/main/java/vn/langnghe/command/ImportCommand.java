package vn.langnghe.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code langnghe import}. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private static final int AT_ONCE = 2;

    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "packages")
    private List<String> paths = new ArrayList<>();

    ImportCommand(ConsoleSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> packages = packages();
        try (LibraryAccess library = LibraryDoor.open(session, data);
                ImportReport report = new ImportReport(session, packages.size())) {
            try (ExecutorService workers = Executors.newFixedThreadPool(
                    AT_ONCE, Thread.ofPlatform().name("import-", 1).factory())) {
                packages.forEach(source -> workers.execute(() -> take(library, source, report)));
            }
            return report.summary() ? 0 : CommandLineProgram.FAILED;
        }
    }

    private List<Path> packages() throws IOException {
        PackageFinder finder = new PackageFinder(Parts.packageReader());
        List<Path> packages = new ArrayList<>();
        for (String path : paths) {
            Path named = Path.of(path).toAbsolutePath().normalize();
            if (!Files.exists(named)) {
                throw session.failure("import.no-such-path", path);
            }
            List<Path> found = finder.below(named);
            if (found.isEmpty()) {
                throw session.failure("import.nothing-in", path);
            }
            packages.addAll(found);
        }
        return packages;
    }

    private void take(LibraryAccess library, Path source, ImportReport report) {
        try {
            JobView job = library.take(source, change -> report.progress(source, change));
            report.ended(job, job.outcome().orElseThrow());
        } catch (IOException | UncheckedIOException | CommandException e) {
            report.failed(source, String.valueOf(e.getMessage()));
        }
    }
}
