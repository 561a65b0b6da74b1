package vn.langnghe.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code langnghe list}. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
    private static final int WIDEST_TITLE = 48;
    private static final int WIDEST_CREATORS = 28;

    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--query", paramLabel = "WORDS", descriptionKey = "query")
    private Optional<String> query = Optional.empty();

    @Option(names = "--language", paramLabel = "TAG", descriptionKey = "book-language")
    private Optional<String> language = Optional.empty();

    ListCommand(ConsoleSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (LibraryAccess library = LibraryDoor.open(session, data)) {
            List<TitleView> titles = library.titles(query.orElse(""), language);
            if (json) {
                session.out().println(Json.text(titles));
            } else {
                titles.forEach(title -> session.out().println(line(title)));
                session.print("list.count", titles.size());
            }
        }
        return 0;
    }

    private static String line(TitleView title) {
        return "%s  %s  %s  %-6s %-22s %8s"
                .formatted(
                        title.id(),
                        fitted(title.title(), WIDEST_TITLE),
                        fitted(String.join(", ", title.creators()), WIDEST_CREATORS),
                        title.language().orElse("-"),
                        title.format(),
                        Texts.clock(title.playingTime()));
    }

    private static String fitted(String text, int width) {
        int length = text.codePointCount(0, text.length());
        return length <= width
                ? text + " ".repeat(width - length)
                : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }
}
