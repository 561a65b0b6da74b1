package vn.langnghe.epub;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.References;

/** The content documents of a book, each read once. */
final class ContentDocuments {
    /**
     * Where a reference leads.
     *
     * @param path the file, as the package writes it where it has it
     * @param fragment may be empty
     * @param document the file, where it is there
     * @param element the element named, or the whole body where the reference names none; empty where it is not there
     */
    record Target(String path, String fragment, Optional<ContentDocument> document, Optional<Element> element) {}

    private final BookPackage bookPackage;
    private final PackageLinks links;
    private final Consumer<Problem> problems;
    private final Map<String, ContentDocument> read = new HashMap<>();

    ContentDocuments(BookPackage bookPackage, PackageLinks links, Consumer<Problem> problems) {
        this.bookPackage = bookPackage;
        this.links = links;
        this.problems = problems;
    }

    /** The document; the path is one of the package's. */
    ContentDocument at(String path) throws IOException {
        ContentDocument known = read.get(path);
        if (known == null) {
            known = ContentDocument.read(bookPackage, path, problems);
            read.put(path, known);
        }
        return known;
    }

    /** Where the reference leads; nothing where it leads to the network. */
    Optional<Target> target(Place place, String reference) throws IOException {
        Optional<String> written = References.resolve(place.file(), reference);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String fragment = References.fragment(reference);
        Optional<String> path = links.follow(place, reference);
        if (path.isEmpty()) {
            return Optional.of(new Target(written.get(), fragment, Optional.empty(), Optional.empty()));
        }
        ContentDocument document = at(path.get());
        return Optional.of(new Target(
                path.get(),
                fragment,
                Optional.of(document),
                fragment.isEmpty() ? Optional.of(document.body()) : document.withId(fragment)));
    }
}
