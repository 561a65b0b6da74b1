package vn.langnghe.epub;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Place;
import vn.langnghe.markup.Markup;

/** Reads the navigation document (EPUB 3.3, section 7) or EPUB 2's NCX (OPF 2.0.1, section 2.4.1). */
final class NavigationReader {
    private final BookPackage bookPackage;
    private final Consumer<Problem> problems;

    NavigationReader(BookPackage bookPackage, Consumer<Problem> problems) {
        this.bookPackage = bookPackage;
        this.problems = problems;
    }

    /** What the navigation document says; where it is silent, what the NCX says. */
    Navigation read(PackageDocument book) throws IOException {
        Navigation navigation = navigationDocument(book);
        if (navigation.toc().isEmpty() || navigation.pages().isEmpty()) {
            navigation = navigation.or(ncx(book));
        }
        if (navigation.toc().isEmpty()) {
            problems.accept(Problem.of(EpubRule.NAVIGATION_MISSING, book.path()));
        }
        return navigation;
    }

    private Navigation navigationDocument(PackageDocument book) throws IOException {
        Optional<String> path = book.navigation().flatMap(ManifestItem::path);
        if (path.isEmpty()) {
            return Navigation.NONE;
        }
        Element tree = Markup.read(bookPackage.bytes(path.get()), path.get(), problems);
        List<Element> navs = Markup.all(tree, "nav");
        Optional<Element> toc = typed(navs, Set.of("toc"))
                .or(() -> navs.stream()
                        .filter(nav -> SemanticTypes.of(nav).isEmpty())
                        .findFirst());
        return new Navigation(
                toc.map(nav -> entries(path.get(), nav)).orElse(List.of()),
                typed(navs, Set.of("page-list", "pagelist"))
                        .map(nav -> entries(path.get(), nav))
                        .orElse(List.of()));
    }

    private Navigation ncx(PackageDocument book) throws IOException {
        Optional<String> path = book.ncx().flatMap(ManifestItem::path);
        if (path.isEmpty()) {
            return Navigation.NONE;
        }
        Element tree = Markup.read(bookPackage.bytes(path.get()), path.get(), problems);
        return new Navigation(
                Markup.all(tree, "navPoint").stream()
                        .flatMap(point -> point(path.get(), point, level(point, "navPoint")).stream())
                        .toList(),
                Markup.all(tree, "pageTarget").stream()
                        .flatMap(target -> point(path.get(), target, 1).stream())
                        .toList());
    }

    private static Optional<NavigationEntry> point(String path, Element point, int level) {
        String label = Markup.children(point, "navLabel").stream()
                .map(Markup::text)
                .findFirst()
                .orElse("");
        return label.isEmpty()
                ? Optional.empty()
                : Optional.of(new NavigationEntry(
                        level,
                        label,
                        Markup.first(point, "content").flatMap(content -> Markup.attribute(content, "src")),
                        new Place(path, Markup.line(point))));
    }

    private static Optional<Element> typed(List<Element> navs, Set<String> types) {
        return navs.stream()
                .filter(nav -> SemanticTypes.of(nav).stream().anyMatch(types::contains))
                .findFirst();
    }

    private static List<NavigationEntry> entries(String path, Element nav) {
        return Markup.all(nav, "li").stream()
                .flatMap(item -> entry(path, item, level(item, "li")).stream())
                .toList();
    }

    /** The li's own label: its first link, or words that group the list below it (section 7.3.1). */
    private static Optional<NavigationEntry> entry(String path, Element item, int level) {
        Optional<Element> label = item.stream()
                .filter(element -> !element.equals(item))
                .takeWhile(element -> !isList(element))
                .filter(element -> ContentNames.name(element).equals("a"))
                .findFirst()
                .or(() -> item.children().stream()
                        .takeWhile(element -> !isList(element))
                        .findFirst());
        String words = label.map(Words::of)
                .filter(text -> !text.isEmpty())
                .or(() -> label.flatMap(element -> Markup.attribute(element, "title")))
                .or(() -> label.flatMap(element -> Markup.first(element, "img"))
                        .flatMap(image -> Markup.attribute(image, "alt")))
                .orElseGet(() -> Metadata.tidy(item.ownText()));
        return words.isBlank()
                ? Optional.empty()
                : Optional.of(new NavigationEntry(
                        level,
                        words.strip(),
                        label.flatMap(element -> Markup.attribute(element, "href"))
                                .or(() -> item.stream()
                                        .filter(element ->
                                                ContentNames.name(element).equals("a"))
                                        .flatMap(link -> Markup.attribute(link, "href").stream())
                                        .findFirst()),
                        new Place(path, Markup.line(item))));
    }

    private static boolean isList(Element element) {
        String name = ContentNames.name(element);
        return name.equals("ol") || name.equals("ul");
    }

    private static int level(Element element, String name) {
        return 1
                + (int) element.parents().stream()
                        .filter(parent -> Markup.localName(parent).equalsIgnoreCase(name))
                        .count();
    }
}
