package vn.langnghe.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code langnghe remove}. */
@Command(name = "remove")
final class RemoveCommand implements Callable<Integer> {
    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "TITLE", arity = "1..*", descriptionKey = "titles")
    private List<String> meant = new ArrayList<>();

    RemoveCommand(ConsoleSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (LibraryAccess library = LibraryDoor.open(session, data)) {
            List<TitleView> titles = new ArrayList<>();
            for (String one : meant) {
                titles.add(TitleChoice.choose(session, library, one));
            }
            for (TitleView title : titles) {
                if (library.remove(title.id())) {
                    session.print("removed", title.title(), title.id());
                }
            }
        }
        return 0;
    }
}
