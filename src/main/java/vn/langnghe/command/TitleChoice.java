package vn.langnghe.command;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The title that somebody means by an id, an identifier, or a title's words. */
final class TitleChoice {
    private TitleChoice() {}

    /**
     * Chooses by id, then by identifier, then by the whole title, then by what a search finds.
     *
     * @throws CommandException where there is none, or more than one
     */
    static TitleView choose(ConsoleSession session, LibraryAccess library, String meant) throws IOException {
        List<TitleView> all = library.titles("", Optional.empty());
        List<Predicate<TitleView>> ways = List.of(
                title -> title.id().equals(meant),
                title -> title.identifier().equals(meant),
                title -> folded(title.title()).equals(folded(meant)));
        for (Predicate<TitleView> way : ways) {
            List<TitleView> found = all.stream().filter(way).toList();
            if (!found.isEmpty()) {
                return only(session, meant, found);
            }
        }
        return only(session, meant, meant.isBlank() ? List.of() : library.titles(meant, Optional.empty()));
    }

    private static TitleView only(ConsoleSession session, String meant, List<TitleView> found) {
        if (found.isEmpty()) {
            throw session.failure("title.none", meant);
        }
        if (found.size() > 1) {
            String some = String.join(
                    ", ",
                    found.stream()
                            .limit(5)
                            .map(title -> title.id() + " (" + title.title() + ")")
                            .toList());
            throw session.failure("title.several", meant, some);
        }
        return found.getFirst();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
