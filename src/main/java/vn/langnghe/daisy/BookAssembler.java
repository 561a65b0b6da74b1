package vn.langnghe.daisy;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Page;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.NaturalOrder;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.Reading;

/** Makes the talking book of what the readers of the single documents found; the same for DAISY 2.02 and DAISY 3. */
final class BookAssembler {
    private final BookPackage bookPackage;
    private final Links links;
    private final Problems problems;
    private final PackageAudio packageAudio;

    BookAssembler(BookPackage bookPackage, AudioInspector audio, Links links, Problems problems) {
        this.bookPackage = bookPackage;
        this.links = links;
        this.problems = problems;
        this.packageAudio = new PackageAudio(bookPackage, audio, new PackageLinks(bookPackage, problems), problems);
    }

    /**
     * What the documents of a book say together.
     *
     * @param smils in the order in which they play
     * @param navigation the entries of the NCC or NCX; headings, pages and passages each in their own order
     * @param navigated whether there is an NCC or NCX at all, so that having no headings is its say
     * @param navigationFiles the files whose text is navigation alone
     * @param titles fallbacks for the title, the likeliest first
     * @param languages fallbacks for the language, the likeliest first
     * @param cover the picture that the package names as its cover
     */
    record Parts(
            BookFormat format,
            List<SmilDocument> smils,
            List<NavigationEntry> navigation,
            boolean navigated,
            Set<String> navigationFiles,
            MetadataEntries metadata,
            Place metadataPlace,
            List<String> titles,
            List<String> creators,
            List<String> languages,
            Optional<String> cover) {
        <T extends NavigationEntry> List<T> entries(Class<T> kind) {
            return navigation.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    Reading assemble(Parts parts) throws IOException {
        Contents contents = Contents.read(bookPackage, parts.smils(), links, problems);
        DaisyMetadata daisyMetadata = new DaisyMetadata(
                parts.metadata(),
                parts.metadataPlace(),
                parts.format() == BookFormat.DAISY_202 ? DaisyMetadata.Names.OF_NCC : DaisyMetadata.Names.OF_OPF,
                problems);
        DaisyMetadata.Fallbacks fallbacks = new DaisyMetadata.Fallbacks(
                Stream.concat(parts.titles().stream(), firstHeading(parts)).toList(),
                parts.creators(),
                Stream.concat(parts.languages().stream(), contents.languages().stream())
                        .toList(),
                Optional.empty(),
                bookPackage.name());
        Metadata metadata = daisyMetadata.read(fallbacks);

        Phrases phrases = phrases(parts, contents, metadata.language());
        List<AudioFile> audioFiles = packageAudio.all();
        boolean sounds =
                phrases.all().stream().anyMatch(phrase -> !phrase.clips().isEmpty());
        if (!sounds && !phrases.hasBodyText()) {
            if (audioFiles.stream().noneMatch(file -> file.length().isPositive())) {
                problems.accept(Problem.of(DaisyRule.NOTHING_TO_PLAY_OR_READ, ""));
                return new Reading.Refused(problems.all());
            }
            playAudioFiles(phrases, audioFiles);
        }

        TalkingBook book = book(parts, metadata, phrases, audioFiles);
        if (book.hasAudio()) {
            daisyMetadata.compareLength(metadata, book.playingTime());
        }
        return new Reading.Taken(book, problems.all());
    }

    private static Stream<String> firstHeading(Parts parts) {
        return parts.entries(NavigationEntry.HeadingEntry.class).stream()
                .map(NavigationEntry::text)
                .limit(1);
    }

    private Phrases phrases(Parts parts, Contents contents, Optional<String> language) throws IOException {
        List<NavigationEntry> headingsFirst = Stream.concat(
                        parts.entries(NavigationEntry.HeadingEntry.class).stream(),
                        parts.entries(NavigationEntry.PageEntry.class).stream())
                .map(NavigationEntry.class::cast)
                .toList();
        Phrases phrases = new Phrases(
                contents,
                new AudioClips(packageAudio, links),
                links,
                problems,
                new NavigationLabels(headingsFirst, links),
                parts.navigationFiles(),
                language);
        for (SmilDocument smil : parts.smils()) {
            phrases.add(smil);
        }
        return phrases;
    }

    /** SMIL files that lead to no audio at all, while there is audio: the files themselves are the reading order. */
    private void playAudioFiles(Phrases phrases, List<AudioFile> audioFiles) {
        problems.accept(Problem.of(DaisyRule.AUDIO_WITHOUT_SMIL, ""));
        audioFiles.stream()
                .filter(file -> file.length().isPositive())
                .sorted(Comparator.comparing(AudioFile::path, new NaturalOrder()))
                .forEach(file -> phrases.addAudio(file.path(), new Clip(file.path(), Duration.ZERO, file.length())));
    }

    private TalkingBook book(Parts parts, Metadata metadata, Phrases phrases, List<AudioFile> audioFiles) {
        Navigator navigator = new Navigator(phrases, links, problems);
        List<NavigationEntry.PageEntry> pageEntries = parts.entries(NavigationEntry.PageEntry.class);
        List<Page> pages = pageEntries.isEmpty() ? navigator.pagesOfText() : navigator.pages(pageEntries);
        return new TalkingBook(
                parts.format(),
                metadata,
                headings(parts, navigator),
                pages,
                phrases.all(),
                Notes.find(phrases, parts.navigation(), navigator),
                readingOrder(phrases),
                audioFiles,
                parts.cover());
    }

    private static List<Heading> headings(Parts parts, Navigator navigator) {
        List<Heading> headings = navigator.headings(parts.entries(NavigationEntry.HeadingEntry.class));
        if (parts.navigated() || !headings.isEmpty()) {
            return headings;
        }
        List<Heading> ofText = navigator.headingsOfText();
        return ofText.isEmpty() ? navigator.headingsOfSmils(parts.smils()) : ofText;
    }

    private static List<ReadingOrderItem> readingOrder(Phrases phrases) {
        Set<String> files = new LinkedHashSet<>();
        phrases.all().forEach(phrase -> phrase.clips().forEach(clip -> files.add(clip.file())));
        if (files.isEmpty()) {
            for (Phrase phrase : phrases.all()) {
                phrase.textReference()
                        .map(reference -> reference.replaceFirst("#.*", ""))
                        .ifPresent(files::add);
            }
        }
        return files.stream()
                .map(file -> new ReadingOrderItem(file, Optional.empty()))
                .toList();
    }
}
