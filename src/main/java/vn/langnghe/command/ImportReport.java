package vn.langnghe.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Tells of imports as they go: on a terminal by a bar, elsewhere by a line for each package. Thread-safe.
 */
final class ImportReport implements AutoCloseable {
    private static final int UNITS_A_PACKAGE = 100;
    private static final int LISTENED = 85;
    /** How far an import is, in hundredths, when a step begins; listening takes most of the time. */
    private static final Map<String, Integer> REACHED = Map.of(
            "waiting",
            0,
            "unpacking",
            0,
            "reading",
            10,
            "listening",
            20,
            "storing",
            LISTENED,
            "committing",
            98,
            "ended",
            100);

    private final ConsoleSession session;
    private final Optional<ProgressBar> bar;
    private final Map<Path, Integer> reached = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    ImportReport(ConsoleSession session, int packages) {
        this.session = session;
        this.bar = session.terminal()
                ? Optional.of(new ProgressBarBuilder()
                        .setTaskName(session.texts().say("import.task"))
                        .setInitialMax((long) packages * UNITS_A_PACKAGE)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(200)
                        .hideEta()
                        .build())
                : Optional.empty();
    }

    /** A package is that far. */
    void progress(Path source, JobView job) {
        bar.ifPresent(shown -> {
            reached.merge(source, hundredths(job), Math::max);
            shown.stepTo(reached.values().stream().mapToLong(Integer::longValue).sum());
            shown.setExtraMessage(job.name() + ": " + session.texts().say("step." + job.step()));
        });
    }

    private static int hundredths(JobView job) {
        int begun = REACHED.getOrDefault(job.step(), 0);
        if (!job.step().equals("listening") || job.total() == 0) {
            return begun;
        }
        return begun + (int) ((LISTENED - begun) * Math.min(job.done(), job.total()) / job.total());
    }

    /** A package came to its end. */
    synchronized void ended(JobView job, JobView.OutcomeView outcome) {
        counts.merge(outcome.isIn() ? outcome.kind() : "not-in", 1, Integer::sum);
        Texts texts = session.texts();
        StringBuilder lines = new StringBuilder(texts.say(
                "import." + outcome.kind(),
                job.name(),
                outcome.title().orElse(""),
                outcome.message().map(message -> message.in(texts.locale())).orElse("")));
        if (!outcome.isIn()) {
            job.problems().stream()
                    .filter(problem -> problem.severity().equals("fatal"))
                    .forEach(problem -> lines.append(System.lineSeparator()).append(problem.line(texts)));
        } else if (!job.problems().isEmpty()) {
            lines.append(' ').append(texts.say("import.problems", job.problems().size()));
        }
        print(lines.toString());
    }

    /** A package could not even be handed over. */
    synchronized void failed(Path source, String sentence) {
        counts.merge("not-in", 1, Integer::sum);
        print(session.texts().say("import.failed", source, "", sentence));
    }

    private void print(String lines) {
        session.out().println(lines);
        session.out().flush();
    }

    /** The last line; returns whether every package is in the library now. */
    synchronized boolean summary() {
        bar.ifPresent(ProgressBar::close);
        session.print(
                "import.summary",
                counts.getOrDefault("added", 0),
                counts.getOrDefault("replaced", 0),
                counts.getOrDefault("already-there", 0),
                counts.getOrDefault("not-in", 0));
        return !counts.containsKey("not-in");
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
