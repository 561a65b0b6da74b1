package vn.langnghe.epub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Page;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Problem;
import vn.langnghe.markup.Markup;

/** Finds the phrases at which the headings and pages begin. */
final class Waymarks {
    private static final int DEEPEST_LEVEL = 6;
    private static final Pattern ROMAN = Pattern.compile("(?i)(?=.)m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,4})");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final PhraseCollector collector;
    private final ContentDocuments documents;
    private final Consumer<Problem> problems;

    Waymarks(PhraseCollector collector, ContentDocuments documents, Consumer<Problem> problems) {
        this.collector = collector;
        this.documents = documents;
        this.problems = problems;
    }

    /** Has documents read that only the table of contents leads to, so that nothing of the book is lost. */
    void readOutsideSpine(PackageDocument book, List<NavigationEntry> toc) throws IOException {
        List<String> readable = book.manifest().values().stream()
                .filter(ManifestItem::isContent)
                .flatMap(item -> item.path().stream())
                .filter(path -> !collector.isRead(path))
                .toList();
        if (readable.isEmpty()) {
            return;
        }
        for (NavigationEntry entry : toc) {
            Optional<String> path =
                    target(entry).map(ContentDocuments.Target::path).filter(readable::contains);
            if (path.isPresent() && !collector.isRead(path.get())) {
                problems.accept(Problem.atLine(
                        EpubRule.OUTSIDE_SPINE,
                        entry.place().file(),
                        entry.place().line(),
                        path.get()));
                collector.addOutsideSpine(path.get());
            }
        }
    }

    List<Heading> headings(List<NavigationEntry> toc) throws IOException {
        List<Heading> headings = new ArrayList<>();
        for (NavigationEntry entry : toc) {
            OptionalInt phrase = phrase(entry, EpubRule.TOC_TARGET_MISSING);
            if (phrase.isPresent()) {
                headings.add(heading(headings.size(), entry.level(), entry.label(), phrase.getAsInt()));
            }
        }
        return headings.isEmpty() ? headingsOfContent() : inReadingOrder(headings);
    }

    List<Page> pages(List<NavigationEntry> list) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (NavigationEntry entry : list) {
            OptionalInt phrase = phrase(entry, EpubRule.PAGE_TARGET_MISSING);
            if (phrase.isPresent()) {
                pages.add(page(pages.size(), entry.label(), phrase.getAsInt()));
            }
        }
        List<Page> found = pages.isEmpty() ? pagesOfContent() : pages;
        return found.stream().sorted(Comparator.comparingInt(Page::phrase)).toList();
    }

    private OptionalInt phrase(NavigationEntry entry, EpubRule missing) throws IOException {
        Optional<ContentDocuments.Target> target = target(entry);
        if (target.isEmpty() || !collector.isRead(target.get().path())) {
            problems.accept(Problem.atLine(
                    missing,
                    entry.place().file(),
                    entry.place().line(),
                    entry.label(),
                    entry.reference().orElse("")));
            return OptionalInt.empty();
        }
        String path = target.get().path();
        if (target.get().fragment().isEmpty()) {
            return collector.start(path);
        }
        Optional<Element> element = target.get().element();
        if (element.isEmpty()) {
            problems.accept(Problem.atLine(
                    EpubRule.TOC_FRAGMENT_MISSING,
                    entry.place().file(),
                    entry.place().line(),
                    entry.label(),
                    entry.reference().orElse("")));
            return collector.start(path);
        }
        OptionalInt at = collector
                .phrasesOf(path)
                .map(phrases -> phrases.at(element.get()))
                .orElse(OptionalInt.empty());
        return at.isPresent() ? at : collector.start(path);
    }

    private Optional<ContentDocuments.Target> target(NavigationEntry entry) throws IOException {
        return entry.reference().isEmpty()
                ? Optional.empty()
                : documents.target(entry.place(), entry.reference().get());
    }

    private List<Heading> headingsOfContent() throws IOException {
        List<Heading> headings = new ArrayList<>();
        for (String path : collector.documentPaths()) {
            DocumentPhrases phrases = collector.phrasesOf(path).orElseThrow();
            for (Element element : elements(path)) {
                OptionalInt phrase = ContentNames.isHeading(element) ? phrases.at(element) : OptionalInt.empty();
                String words = phrase.isPresent() ? Words.of(element) : "";
                if (!words.isEmpty()) {
                    int level = ContentNames.name(element).charAt(1) - '0';
                    headings.add(heading(headings.size(), level, words, phrase.getAsInt()));
                }
            }
        }
        return inReadingOrder(headings);
    }

    private List<Page> pagesOfContent() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String path : collector.documentPaths()) {
            DocumentPhrases phrases = collector.phrasesOf(path).orElseThrow();
            for (Element element : elements(path)) {
                OptionalInt phrase = SemanticTypes.isPageBreak(element) ? phrases.at(element) : OptionalInt.empty();
                if (phrase.isPresent()) {
                    pages.add(page(pages.size(), label(element), phrase.getAsInt()));
                }
            }
        }
        return pages;
    }

    private List<Element> elements(String path) throws IOException {
        return documents.at(path).body().getAllElements();
    }

    /** The page's number, from its words or its attributes; may be empty. */
    static String label(Element pageBreak) {
        return Optional.of(Words.of(pageBreak))
                .filter(words -> !words.isEmpty())
                .or(() -> Markup.attribute(pageBreak, "title"))
                .or(() -> Markup.attribute(pageBreak, "aria-label"))
                .map(String::strip)
                .orElse("");
    }

    private static Heading heading(int before, int level, String words, int phrase) {
        return new Heading("h" + (before + 1), Math.clamp(level, 1, DEEPEST_LEVEL), words, phrase);
    }

    private static Page page(int before, String label, int phrase) {
        PageKind kind = DIGITS.matcher(label).matches()
                ? PageKind.NORMAL
                : ROMAN.matcher(label).matches() ? PageKind.FRONT : PageKind.SPECIAL;
        return new Page("page" + (before + 1), kind, label, phrase);
    }

    private static List<Heading> inReadingOrder(List<Heading> headings) {
        return headings.stream()
                .sorted(Comparator.comparingInt(Heading::phrase))
                .toList();
    }
}
