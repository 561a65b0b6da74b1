package vn.langnghe.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.Reading;

/** {@code langnghe check}: reads a package as an import would, and keeps nothing of it. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private static final int SOUND = 0;
    private static final int PLAYABLE = 1;
    private static final int REFUSED = 2;

    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(paramLabel = "PATH", descriptionKey = "package")
    private String path = "";

    CheckCommand(ConsoleSession session) {
        this.session = session;
    }

    /** The book that was read, in figures. */
    private record Summary(
            String format,
            String title,
            Optional<String> language,
            double seconds,
            double playingSeconds,
            int headings,
            int pages,
            int phrases,
            boolean playable) {
        static Summary of(TalkingBook book) {
            return new Summary(
                    book.format().key(),
                    book.metadata().title(),
                    book.metadata().language(),
                    book.audioLength().toMillis() / 1_000.0,
                    book.playingTime().toMillis() / 1_000.0,
                    book.headings().size(),
                    book.pages().size(),
                    book.phrases().size(),
                    book.hasAudio());
        }
    }

    /** What {@code --json} tells. */
    private record Checked(String path, String result, Optional<Summary> book, List<ProblemView> problems) {}

    @Override
    public Integer call() {
        if (!Files.exists(Path.of(path))) {
            session.warn("import.no-such-path", path);
            return REFUSED;
        }
        Reading reading;
        try {
            reading = read(Path.of(path));
        } catch (IOException e) {
            session.warn("check.unreadable", path, String.valueOf(e.getMessage()));
            return REFUSED;
        }
        List<Problem> problems = reading.problems().stream()
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
        Optional<Summary> book = switch (reading) {
            case Reading.Taken taken -> Optional.of(Summary.of(taken.book()));
            case Reading.Refused _ -> Optional.empty();
        };
        int status = status(reading);
        String result = List.of("sound", "playable", "refused").get(status);
        if (json) {
            List<ProblemView> views = problems.stream().map(ProblemView::of).toList();
            session.out().println(Json.text(new Checked(path, result, book, views)));
        } else {
            print(book, problems, result);
        }
        return status;
    }

    private static int status(Reading reading) {
        return switch (reading) {
            case Reading.Refused _ -> REFUSED;
            case Reading.Taken taken ->
                taken.problems().stream().allMatch(problem -> problem.severity() == Severity.NOTICE) ? SOUND : PLAYABLE;
        };
    }

    private static Reading read(Path folderOrFile) throws IOException {
        Path temporary = Files.createTempDirectory("langnghe-check-");
        try {
            return Parts.packageReader().read(folderOrFile, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void print(Optional<Summary> book, List<Problem> problems, String result) {
        Texts texts = session.texts();
        book.ifPresent(summary -> session.print(
                "check.book",
                texts.say("format." + summary.format()),
                summary.title(),
                summary.headings(),
                summary.pages(),
                summary.phrases(),
                Texts.clock(Duration.ofMillis(Math.round(summary.seconds() * 1_000)))));
        problems.stream().map(ProblemView::of).forEach(problem -> session.out().println(problem.line(texts)));
        boolean textAlone = book.filter(summary -> !summary.playable()).isPresent();
        session.print("check." + result + (textAlone ? "-text" : ""), path);
    }
}
