package vn.langnghe.epub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Picture;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Skippable;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.References;

/** Gathers the phrases of a book in the order of its spine, and remembers where each stands in its document. */
final class PhraseCollector {
    private final PackageDocument book;
    private final ContentDocuments documents;
    private final PackageAudio audio;
    private final Pictures pictures;
    private final Consumer<Problem> problems;
    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, DocumentPhrases> placed = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final IdentityHashMap<OverlayPar, ContentDocuments.Target> targets = new IdentityHashMap<>();
    private final Set<Element> told = new HashSet<>();

    PhraseCollector(
            PackageDocument book,
            ContentDocuments documents,
            PackageAudio audio,
            PackageLinks links,
            Consumer<Problem> problems) {
        this.book = book;
        this.documents = documents;
        this.audio = audio;
        this.pictures = new Pictures(links);
        this.problems = problems;
    }

    void collect(Map<ManifestItem, List<MediaOverlay>> overlays) throws IOException {
        for (List<MediaOverlay> ofItem : overlays.values()) {
            for (MediaOverlay overlay : ofItem) {
                resolveTexts(overlay);
            }
        }
        for (ManifestItem item : book.spine()) {
            starts.putIfAbsent(pathOf(item), phrases.size());
            if (item.path().isEmpty()) {
                problems.accept(Problem.atLine(EpubRule.SPINE_FILE_MISSING, book.path(), item.line(), item.href()));
            }
            List<MediaOverlay> ofItem = overlays.get(item);
            if (ofItem != null) {
                for (MediaOverlay overlay : ofItem) {
                    addOverlay(overlay);
                }
            } else if (item.path().isPresent()) {
                addText(item);
            }
        }
    }

    /** Reads a document that the spine does not name, after all that it names. */
    void addOutsideSpine(String path) throws IOException {
        if (starts.putIfAbsent(path, phrases.size()) == null) {
            addBlocks(documents.at(path));
        }
    }

    List<Phrase> phrases() {
        return phrases;
    }

    /** The documents that were read, in reading order. */
    List<String> documentPaths() {
        return List.copyOf(placed.keySet());
    }

    Optional<DocumentPhrases> phrasesOf(String path) {
        return Optional.ofNullable(placed.get(path));
    }

    boolean isRead(String path) {
        return starts.containsKey(path);
    }

    /** The phrase with which the document begins; where it has none, the one that follows. */
    OptionalInt start(String path) {
        OptionalInt first = phrasesOf(path).map(DocumentPhrases::first).orElse(OptionalInt.empty());
        Integer start = starts.get(path);
        return first.isPresent() || start == null
                ? first
                : OptionalInt.of(Math.min(start, Math.max(0, phrases.size() - 1)));
    }

    private String pathOf(ManifestItem item) {
        return item.path()
                .orElseGet(() -> References.resolve(book.path(), item.href()).orElse(item.href()));
    }

    /** All texts are found before any is read, for what is told apart from its surroundings is left out of them. */
    private void resolveTexts(MediaOverlay overlay) throws IOException {
        for (MediaOverlay.TextReference reference : overlay.textReferences()) {
            Place place = new Place(overlay.path(), reference.line());
            reportUnresolved(place, reference.reference(), documents.target(place, reference.reference()));
        }
        for (OverlayPar par : overlay.pars()) {
            if (par.text().isPresent()) {
                Place place = new Place(overlay.path(), par.line());
                Optional<ContentDocuments.Target> target =
                        documents.target(place, par.text().get());
                reportUnresolved(place, par.text().get(), target);
                target.ifPresent(found -> targets.put(par, found));
                target.flatMap(ContentDocuments.Target::element).ifPresent(told::add);
            }
        }
    }

    private void reportUnresolved(Place place, String reference, Optional<ContentDocuments.Target> target) {
        if (target.flatMap(ContentDocuments.Target::element).isEmpty()) {
            problems.accept(Problem.atLine(EpubRule.TEXT_REFERENCE_UNRESOLVED, place.file(), place.line(), reference));
        }
    }

    private void addOverlay(MediaOverlay overlay) throws IOException {
        for (OverlayPar par : overlay.pars()) {
            List<Clip> clips = new ArrayList<>();
            for (OverlayPar.OverlayAudio sound : par.audio()) {
                audio.clip(new Place(overlay.path(), sound.line()), sound.source(), sound.begin(), sound.end())
                        .ifPresent(clips::add);
            }
            Optional<ContentDocuments.Target> target = Optional.ofNullable(targets.get(par));
            Optional<ContentDocument> document = target.flatMap(ContentDocuments.Target::document);
            Optional<Element> element = target.flatMap(ContentDocuments.Target::element);
            if (document.isPresent() && element.isPresent()) {
                addTold(par, clips, target.get(), document.get(), element.get());
            } else {
                add("", Optional.empty(), Optional.empty(), clips, par.skippable(), Optional.empty());
            }
        }
    }

    private void addTold(
            OverlayPar par,
            List<Clip> clips,
            ContentDocuments.Target target,
            ContentDocument document,
            Element element) {
        placed(document).put(document.span(element), phrases.size());
        add(
                SemanticTypes.isPageBreak(element) ? Waymarks.label(element) : Words.of(element, told::contains),
                Optional.of(target.fragment().isEmpty() ? target.path() : target.path() + "#" + target.fragment()),
                ContentDocument.language(element),
                clips,
                par.skippable().or(() -> SemanticTypes.skippableAround(element)),
                pictures.of(document, element, told::contains));
    }

    private void addText(ManifestItem item) throws IOException {
        ManifestItem readable = readable(item);
        if (readable.isContent()) {
            ContentDocument document = documents.at(readable.path().orElseThrow());
            if (!readable.id().equals(item.id())) {
                starts.putIfAbsent(document.path(), phrases.size());
            }
            addBlocks(document);
        } else if (item.isImage()) {
            String path = item.path().orElseThrow();
            add(
                    "",
                    Optional.of(path),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(new Picture(path, "")));
        }
    }

    /** The item or, along the chain of fallbacks, the first that is a content document. */
    private ManifestItem readable(ManifestItem item) {
        Set<String> seen = new HashSet<>();
        ManifestItem here = item;
        while (!here.isContent() && here.fallback().isPresent() && seen.add(here.id())) {
            Optional<ManifestItem> next =
                    Optional.ofNullable(book.manifest().get(here.fallback().get()));
            if (next.isEmpty() || next.get().path().isEmpty()) {
                return item;
            }
            here = next.get();
        }
        return here.isContent() ? here : item;
    }

    private void addBlocks(ContentDocument document) {
        DocumentPhrases inDocument = placed(document);
        for (TextBlock block : TextBlocks.of(document)) {
            Optional<Picture> picture = block.image().flatMap(image -> pictures.picture(document, image));
            if (block.words().isEmpty() && picture.isEmpty()) {
                continue;
            }
            inDocument.put(block.span(), phrases.size());
            String id = block.element().id();
            add(
                    block.words(),
                    Optional.of(id.isEmpty() ? document.path() : document.path() + "#" + id),
                    ContentDocument.language(block.element()),
                    List.of(),
                    SemanticTypes.skippableAround(block.element()),
                    picture);
        }
    }

    private DocumentPhrases placed(ContentDocument document) {
        return placed.computeIfAbsent(document.path(), _ -> new DocumentPhrases(document));
    }

    private void add(
            String text,
            Optional<String> reference,
            Optional<String> language,
            List<Clip> clips,
            Optional<Skippable> skippable,
            Optional<Picture> picture) {
        phrases.add(new Phrase(
                "p" + (phrases.size() + 1),
                text,
                reference,
                language.filter(tag -> !book.metadata().language().equals(Optional.of(tag))),
                clips,
                skippable,
                picture));
    }
}
