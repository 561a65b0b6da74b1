package vn.langnghe.epub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;
import vn.langnghe.markup.Markup;

/** The Open Container Format's own files (EPUB 3.3, section 4). */
final class ContainerReader {
    static final String CONTAINER = "META-INF/container.xml";
    static final String MEDIA_TYPE = "application/epub+zip";
    private static final String PACKAGE_NAMESPACE = "http://www.idpf.org/2007/opf";
    private static final int MOST_MIMETYPE_BYTES = 1024;

    private final BookPackage bookPackage;

    ContainerReader(BookPackage bookPackage) {
        this.bookPackage = bookPackage;
    }

    boolean isEpub() throws IOException {
        if (bookPackage.find(CONTAINER).isPresent() || mimetype().equals(Optional.of(MEDIA_TYPE))) {
            return true;
        }
        for (String path : bookPackage.filesEnding(".opf")) {
            String document = new String(bookPackage.bytes(path), StandardCharsets.ISO_8859_1);
            // Library programs leave an .opf of bare metadata beside any book; DAISY 3 has one of its own.
            if (document.contains(PACKAGE_NAMESPACE) && document.contains("spine") && !document.contains("Z39.86")) {
                return true;
            }
        }
        return false;
    }

    /** The package document of the first rendition, or else any that is there. */
    Optional<String> packageDocument(Consumer<Problem> problems) throws IOException {
        Optional<String> mimetype = mimetype();
        if (mimetype.isPresent() && !mimetype.get().equals(MEDIA_TYPE)) {
            problems.accept(Problem.of(EpubRule.MIMETYPE_WRONG, "mimetype"));
        }
        Optional<String> named = named(problems);
        if (named.isPresent()) {
            return named;
        }
        List<String> found = bookPackage.filesEnding(".opf");
        if (!found.isEmpty()) {
            problems.accept(Problem.of(EpubRule.CONTAINER_MISSING, CONTAINER, found.getFirst()));
        }
        return found.stream().findFirst();
    }

    private Optional<String> named(Consumer<Problem> problems) throws IOException {
        Optional<String> container = bookPackage.find(CONTAINER);
        if (container.isEmpty()) {
            return Optional.empty();
        }
        Element tree = Markup.read(bookPackage.bytes(container.get()), container.get(), problems);
        return Markup.all(tree, "rootfile").stream()
                .flatMap(rootfile -> Markup.attribute(rootfile, "full-path").stream())
                // Relative to the root of the container, not to META-INF (section 4.2.6.3.1).
                .flatMap(path -> bookPackage.resolve("", path).stream())
                .findFirst();
    }

    private Optional<String> mimetype() throws IOException {
        Optional<String> file =
                bookPackage.find("mimetype").filter(path -> bookPackage.size(path) < MOST_MIMETYPE_BYTES);
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(bookPackage.bytes(file.get()), StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .strip());
    }
}
