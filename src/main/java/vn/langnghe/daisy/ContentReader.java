package vn.langnghe.daisy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Picture;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/**
 * Reads a text content document of DAISY 2.02 (XHTML; section 2.2) or a DTBook (Z39.86-2005, section 5) in one walk,
 * and keeps of it what phrases refer to. Words belong to the nearest element that is referred to, so that a wrapper
 * does not repeat what its parts say.
 */
final class ContentReader {
    /**
     * What was found.
     *
     * @param passages by id
     * @param language the root element's language, as written
     */
    record Content(Map<String, Passage> passages, Optional<String> language) {}

    /** In characters; what is longer is a chapter, whose words its own phrases say. */
    private static final int LONGEST_PHRASE = 2000;

    private final String path;
    private final Set<String> wanted;
    private final Links links;
    private final BookPackage bookPackage;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Deque<Draft> open = new ArrayDeque<>();
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private Optional<Draft> lastDraft = Optional.empty();
    private Optional<LooseImage> imageBeforeAll = Optional.empty();
    private Optional<String> language = Optional.empty();
    private final boolean counted;
    private int elements;
    private int headings;

    private ContentReader(BookPackage bookPackage, String path, Set<String> wanted, Links links) {
        this.bookPackage = bookPackage;
        this.path = path;
        this.wanted = wanted;
        this.links = links;
        this.counted = wanted.stream().anyMatch(id -> id.startsWith(TextReader.COUNTED));
    }

    /**
     * Reads the file.
     *
     * @param wanted the ids that phrases refer to
     */
    static Content read(BookPackage bookPackage, String path, Set<String> wanted, Links links, Problems problems)
            throws IOException {
        Document document = Markup.read(bookPackage, path, problems);
        ContentReader reader = new ContentReader(bookPackage, path, wanted, links);
        reader.walk(document);
        Map<String, Passage> passages = new HashMap<>();
        reader.drafts.forEach((id, draft) -> passages.put(id, reader.passage(draft)));
        return new Content(passages, reader.language);
    }

    private void walk(Document document) {
        document.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                switch (node) {
                    case Element element -> enter(element);
                    case TextNode text -> words(text.getWholeText());
                    default -> {}
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    leave(element);
                }
            }
        });
    }

    private void enter(Element element) {
        String name = name(element);
        elements++;
        Scope around = scopes.isEmpty() ? Scope.OUTERMOST : scopes.peek();
        Scope scope = around.inside(element, name, () -> ++headings);
        if (language.isEmpty()) {
            language = scope.language();
        }
        scopes.push(scope);
        if (Words.breaksLine(name)) {
            words(" ");
        }
        List<String> ids = Stream.concat(
                        ids(element, name), counted ? Stream.of(TextReader.COUNTED + elements) : Stream.empty())
                .filter(wanted::contains)
                .toList();
        if (!ids.isEmpty()) {
            Draft draft = new Draft(element, scope);
            ids.forEach(id -> drafts.putIfAbsent(id, draft));
            // An empty anchor names the words behind it, up to the next one
            if (!open.isEmpty() && open.peek().continues) {
                open.pop();
            }
            open.push(draft);
            lastDraft = Optional.of(draft);
            imageBeforeAll.ifPresent(image -> draft.offer(image.element(), image.group()));
            imageBeforeAll = Optional.empty();
        }
        if (name.equals("img") || name.equals("image")) {
            picture(element, scope);
        }
    }

    private void leave(Element element) {
        if (Words.breaksLine(name(element))) {
            words(" ");
        }
        scopes.pop();
        while (!open.isEmpty()
                && open.peek().continues
                && element.equals(open.peek().element.parent())) {
            open.pop();
        }
        if (!open.isEmpty() && open.peek().element.equals(element)) {
            Draft draft = open.peek();
            boolean anchor = draft.words.toString().isBlank() && draft.picture.isEmpty() && element.childrenSize() == 0;
            if (anchor && enclosingIsFree(draft)) {
                draft.continues = true;
            } else {
                open.pop();
            }
        }
    }

    private boolean enclosingIsFree(Draft draft) {
        return open.size() == 1 && draft.element.parent() != null;
    }

    private void words(String text) {
        Scope scope = scopes.isEmpty() ? Scope.OUTERMOST : scopes.peek();
        if (scope.silent()) {
            return;
        }
        scope.heading().ifPresent(heading -> heading.words().append(text));
        scope.group().ifPresent(group -> group.hear(text, scope));
        if (!open.isEmpty()) {
            open.peek().words.append(text);
            open.forEach(draft -> draft.hear(text));
        }
    }

    private void picture(Element image, Scope scope) {
        scope.group().ifPresent(group -> group.offer(image));
        if (!open.isEmpty()) {
            open.peek().offer(image, scope.group());
        } else if (lastDraft.isPresent()) {
            lastDraft.get().offerBeside(image, scope.group());
        } else if (imageBeforeAll.isEmpty()) {
            imageBeforeAll = Optional.of(new LooseImage(image, scope.group()));
        }
    }

    private record LooseImage(Element element, Optional<Scope.ImageGroup> group) {}

    private Passage passage(Draft draft) {
        return new Passage(
                Metadata.tidy(draft.words.toString()),
                draft.whole.length() > LONGEST_PHRASE ? "" : Metadata.tidy(draft.whole.toString()),
                draft.scope.language(),
                picture(draft),
                draft.scope.skippable(),
                draft.scope
                        .heading()
                        .map(heading -> new Passage.ContentHeading(
                                heading.number(),
                                heading.level(),
                                Metadata.tidy(heading.words().toString()))),
                pageKind(draft.element),
                draft.scope.note(),
                draft.scope.refersTo());
    }

    private Optional<Picture> picture(Draft draft) {
        Optional<Scope.ImageGroup> group = draft.group.or(draft.scope::group);
        return draft.picture
                .or(() -> group.flatMap(Scope.ImageGroup::image))
                .or(() -> draft.beside)
                .flatMap(image -> Markup.attribute(image, "src")
                        .flatMap(source -> imageFile(source, Markup.line(image)))
                        .map(file -> new Picture(file, description(image, group))));
    }

    private Optional<String> imageFile(String source, int line) {
        // Word processors leave file: and data: addresses behind; a picture is not worth a refusal
        return source.strip().matches("(?is)^(file|data|https?):.*")
                ? Optional.empty()
                : links.file(new Place(path, line), source).filter(file -> bookPackage.size(file) > 0);
    }

    private static String description(Element image, Optional<Scope.ImageGroup> group) {
        return Stream.of(
                        Markup.attribute(image, "alt"),
                        group.map(Scope.ImageGroup::producerNote),
                        group.map(Scope.ImageGroup::caption))
                .flatMap(Optional::stream)
                .map(Metadata::tidy)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Z39.86-2005, section 5.2 (pagenum/@page); DAISY 2.02, section 2.1.4 (span.page-front …). */
    private static Optional<PageKind> pageKind(Element element) {
        if (name(element).equals("pagenum")) {
            return Optional.of(PageKinds.kind(Markup.attribute(element, "page").orElse("normal")));
        }
        return Markup.attribute(element, "class").flatMap(PageKinds::ofClass);
    }

    private static Stream<String> ids(Element element, String name) {
        Stream<String> anchor = name.equals("a") ? Markup.attribute(element, "name").stream() : Stream.empty();
        return Stream.of(Markup.attribute(element, "id").stream(), Markup.attribute(element, "xml:id").stream(), anchor)
                .flatMap(each -> each)
                .map(Links::id);
    }

    static String name(Element element) {
        return Markup.localName(element).toLowerCase(Locale.ROOT);
    }

    /** A passage while its element is open. */
    private static final class Draft {
        private final Element element;
        private final Scope scope;
        private final StringBuilder words = new StringBuilder();
        private Optional<Element> picture = Optional.empty();
        private Optional<Element> beside = Optional.empty();
        private Optional<Scope.ImageGroup> group = Optional.empty();
        private final StringBuilder whole = new StringBuilder();
        private boolean continues;

        Draft(Element element, Scope scope) {
            this.element = element;
            this.scope = scope;
        }

        void hear(String text) {
            if (whole.length() <= LONGEST_PHRASE) {
                whole.append(text);
            }
        }

        void offer(Element image, Optional<Scope.ImageGroup> around) {
            if (picture.isEmpty()) {
                picture = Optional.of(image);
                group = around;
            }
        }

        void offerBeside(Element image, Optional<Scope.ImageGroup> around) {
            if (picture.isEmpty() && beside.isEmpty()) {
                beside = Optional.of(image);
                group = around;
            }
        }
    }
}
