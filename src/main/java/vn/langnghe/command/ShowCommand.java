package vn.langnghe.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code langnghe show}. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Parameters(paramLabel = "TITLE", descriptionKey = "title")
    private String meant = "";

    ShowCommand(ConsoleSession session) {
        this.session = session;
    }

    /** All that a command tells of a title. */
    private record Shown(TitleView title, List<ContentsEntry> contents, List<ProblemView> problems) {}

    @Override
    public Integer call() throws IOException {
        try (LibraryAccess library = LibraryDoor.open(session, data)) {
            TitleView title = TitleChoice.choose(session, library, meant);
            Shown shown = new Shown(title, library.contents(title.id()), library.problems(title.id()));
            if (json) {
                session.out().println(Json.text(shown));
            } else {
                print(shown);
            }
        }
        return 0;
    }

    private void print(Shown shown) {
        PrintWriter out = session.out();
        Texts texts = session.texts();
        TitleView title = shown.title();
        out.println(title.title());
        field("id", title.id());
        field("identifier", title.identifier());
        field("creators", String.join(", ", title.creators()));
        field("narrators", String.join(", ", title.narrators()));
        field("publisher", title.publisher().orElse(""));
        field("language", String.join(", ", title.languages()));
        field("format", texts.say("format." + title.format()));
        field("length", Texts.clock(title.playingTime()));
        field("counts", texts.say("show.counts.value", title.headings(), title.pages(), title.phrases()));
        field("description", title.description().orElse(""));
        if (!shown.contents().isEmpty()) {
            out.println();
            session.print("show.contents");
            shown.contents().forEach(entry -> out.println("  ".repeat(entry.level()) + entry.title()));
        }
        if (!shown.problems().isEmpty()) {
            out.println();
            session.print("show.problems");
            shown.problems().forEach(problem -> out.println(problem.line(texts)));
        }
    }

    private void field(String key, String value) {
        if (!value.isEmpty()) {
            session.print("show.field", session.texts().say("show." + key), value);
        }
    }
}
