package vn.langnghe.command;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.langnghe.intake.Intake;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.Outcome;

/**
 * The books that come with the program. Each is taken in once; its name is remembered in the data folder, so that one
 * that was removed does not come back.
 */
final class StarterCollection {
    private static final Logger LOGGER = System.getLogger(StarterCollection.class.getName());
    static final String REMEMBERED = "starter-collection.txt";

    private final Path content;
    private final Path remembered;
    private final Intake intake;
    private final PackageFinder finder;

    StarterCollection(Path home, Path data, Intake intake, PackageFinder finder) {
        this.content = home.resolve("content");
        this.remembered = data.resolve(REMEMBERED);
        this.intake = intake;
        this.finder = finder;
    }

    /** Hands over every book that was not taken in before; returns at once, they come in by themselves. */
    void takeIn() throws IOException {
        if (!Files.isDirectory(content)) {
            return;
        }
        Set<String> known = Files.exists(remembered) ? new TreeSet<>(Files.readAllLines(remembered)) : Set.of();
        for (Path child : children()) {
            String name = String.valueOf(child.getFileName());
            if (!known.contains(name) && isBook(child)) {
                intake.watch(intake.take(child), this::remember);
            }
        }
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> paths = Files.list(content)) {
            return paths.sorted().toList();
        }
    }

    private boolean isBook(Path child) throws IOException {
        if (Files.isDirectory(child)) {
            return finder.below(child).equals(List.of(child));
        }
        return PackageFinder.isArchive(child);
    }

    private synchronized void remember(Job job) {
        if (job.outcome().isEmpty()) {
            return;
        }
        if (job.outcome().get() instanceof Outcome.Failed failed) {
            LOGGER.log(Level.WARNING, "A starter book waits for the next start: {0}", failed.english());
            return;
        }
        try {
            Files.write(remembered, List.of(job.name()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Which starter books were taken in cannot be remembered: {0}", e.getMessage());
        }
    }
}
