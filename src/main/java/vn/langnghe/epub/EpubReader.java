package vn.langnghe.epub;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.Reading;

/**
 * Reads EPUB 3.3: with Media Overlays, each {@code par} a phrase; without them, each block of text a phrase that waits
 * for its narration. EPUB 2 is read as text. Headings are the entries of the table of contents.
 */
public final class EpubReader implements BookReader {
    /** Clocks differ in rounding; only what a listener would notice is told. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private static final int PARTS_NOTICEABLE = 50;

    @Override
    public boolean recognises(BookPackage bookPackage) throws IOException {
        return new ContainerReader(bookPackage).isEpub();
    }

    @Override
    public Reading read(BookPackage bookPackage, AudioInspector inspector) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<String> packageDocument = new ContainerReader(bookPackage).packageDocument(problems::add);
        if (packageDocument.isEmpty()) {
            problems.add(Problem.of(EpubRule.PACKAGE_DOCUMENT_MISSING, ""));
            return new Reading.Refused(problems);
        }
        PackageLinks links = new PackageLinks(bookPackage, problems::add);
        PackageDocument book = new PackageDocumentReader(bookPackage, links, problems::add).read(packageDocument.get());
        PackageAudio audio = new PackageAudio(bookPackage, inspector, links, problems::add);
        ContentDocuments documents = new ContentDocuments(bookPackage, links, problems::add);
        PhraseCollector collector = new PhraseCollector(book, documents, audio, links, problems::add);
        Map<ManifestItem, List<MediaOverlay>> overlays = new Overlays(
                        book, new MediaOverlayReader(bookPackage, problems::add), links, problems::add)
                .bySpineItem();
        collector.collect(overlays);
        Navigation navigation = new NavigationReader(bookPackage, problems::add).read(book);
        Waymarks waymarks = new Waymarks(collector, documents, problems::add);
        waymarks.readOutsideSpine(book, navigation.toc());
        checkManifest(book, audio, problems::add);
        List<Phrase> phrases = collector.phrases();
        if (phrases.stream().allMatch(EpubReader::isSilent)) {
            problems.add(Problem.of(EpubRule.NOTHING_TO_READ, book.path()));
            return new Reading.Refused(problems);
        }
        if (!audio.isIncomplete()) {
            checkLength(book, phrases, problems::add);
        }
        boolean narrated = overlays.values().stream().anyMatch(list -> !list.isEmpty());
        TalkingBook talkingBook = new TalkingBook(
                narrated ? BookFormat.EPUB_3_MEDIA_OVERLAYS : BookFormat.EPUB_3,
                book.metadata(),
                waymarks.headings(navigation.toc()),
                waymarks.pages(navigation.pages()),
                phrases,
                new NoteReader(collector, documents, problems::add).read(),
                readingOrder(collector),
                audio.all(),
                book.cover());
        return new Reading.Taken(talkingBook, problems);
    }

    private static boolean isSilent(Phrase phrase) {
        return phrase.clips().isEmpty()
                && phrase.text().isEmpty()
                && phrase.picture()
                        .filter(picture -> !picture.description().isEmpty())
                        .isEmpty();
    }

    private static List<ReadingOrderItem> readingOrder(PhraseCollector collector) {
        List<String> sounding = collector.phrases().stream()
                .flatMap(phrase -> phrase.clips().stream())
                .map(Clip::file)
                .distinct()
                .toList();
        Stream<String> files = sounding.isEmpty() ? collector.documentPaths().stream() : sounding.stream();
        return files.map(file -> new ReadingOrderItem(file, Optional.empty())).toList();
    }

    private static void checkManifest(PackageDocument book, PackageAudio audio, Consumer<Problem> problems)
            throws IOException {
        for (ManifestItem item : book.manifest().values()) {
            Place place = new Place(book.path(), item.line());
            if (item.path().isEmpty() && !PackageLinks.isRemote(place, item.href())) {
                if (item.isAudio() || PackageAudio.isAudio(item.href())) {
                    audio.file(place, item.href());
                } else if (!book.spine().contains(item)) {
                    problems.accept(
                            Problem.atLine(EpubRule.MANIFEST_FILE_MISSING, book.path(), item.line(), item.href()));
                }
            }
        }
    }

    private static void checkLength(PackageDocument book, List<Phrase> phrases, Consumer<Problem> problems) {
        Metadata metadata = book.metadata();
        Duration measured = phrases.stream().map(Phrase::length).reduce(Duration.ZERO, Duration::plus);
        Duration declared = metadata.declaredLength().orElse(measured);
        Duration difference = declared.minus(measured).abs();
        if (difference.compareTo(NOTICEABLE) > 0
                && difference.multipliedBy(PARTS_NOTICEABLE).compareTo(measured) > 0) {
            problems.accept(
                    Problem.of(EpubRule.DECLARED_LENGTH_DIFFERS, book.path(), clock(declared), clock(measured)));
        }
    }

    private static String clock(Duration duration) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
