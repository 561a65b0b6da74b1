package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Place;

/** The text content documents of a book, of which the passages that its SMIL files refer to are known. */
final class Contents {
    private final Links links;
    private final Problems problems;
    private final Map<String, Map<String, Passage>> passages = new HashMap<>();
    private final List<String> languages = new ArrayList<>();
    private final Set<String> toldMissing = new HashSet<>();

    private Contents(Links links, Problems problems) {
        this.links = links;
        this.problems = problems;
    }

    static Contents read(BookPackage bookPackage, List<SmilDocument> smils, Links links, Problems problems)
            throws IOException {
        Contents contents = new Contents(links, problems);
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (SmilDocument smil : smils) {
            for (SmilDocument.Par par : smil.pars()) {
                contents.target(smil, par)
                        .ifPresent(target -> wanted.computeIfAbsent(target.file(), _ -> new HashSet<>())
                                .add(target.fragment()));
            }
        }
        for (Map.Entry<String, Set<String>> document : wanted.entrySet()) {
            ContentReader.Content content =
                    ContentReader.read(bookPackage, document.getKey(), document.getValue(), links, problems);
            contents.passages.put(document.getKey(), content.passages());
            content.language().ifPresent(contents.languages::add);
        }
        return contents;
    }

    /** The languages of the documents, as written, in the order in which the book first uses them. */
    List<String> languages() {
        return List.copyOf(languages);
    }

    /** The place in a content document that the par refers to; a missing document is told once. */
    Optional<Links.Target> target(SmilDocument smil, SmilDocument.Par par) {
        if (par.text().isEmpty()) {
            return Optional.empty();
        }
        Place place = new Place(smil.path(), par.line());
        Optional<Links.Target> target = links.target(place, par.text().get());
        if (target.isEmpty() && toldMissing.add(par.text().get().replaceFirst("#.*", ""))) {
            problems.add(DaisyRule.TEXT_FILE_MISSING, place, par.text().get());
        }
        return target;
    }

    Optional<Passage> passage(Links.Target target) {
        return Optional.ofNullable(
                passages.getOrDefault(target.file(), Map.of()).get(target.fragment()));
    }
}
