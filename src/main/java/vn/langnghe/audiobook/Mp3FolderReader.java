package vn.langnghe.audiobook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.MadeFile;
import vn.langnghe.container.NaturalOrder;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Reading;

/**
 * Reads a folder, zip or single file of MP3s (and of other audio) as an audiobook: one phrase a track, or one a chapter
 * where the tags have chapters. Only chapters are headings.
 */
public final class Mp3FolderReader implements BookReader {
    private static final List<String> MARKERS = List.of("ncc.html", "ncc.htm", ".ncx", "container.xml");

    @Override
    public boolean recognises(BookPackage bookPackage) throws IOException {
        return bookPackage.files().stream().anyMatch(PackageAudio::isAudio)
                && MARKERS.stream()
                        .allMatch(marker -> bookPackage.filesEnding(marker).isEmpty())
                && !hasPackageDocument(bookPackage)
                && !new ReadiumAudiobookReader().recognises(bookPackage)
                && !new W3cAudiobookReader().recognises(bookPackage);
    }

    /** Library programs leave an .opf of bare metadata beside the audio; one with a spine is another form of book. */
    private static boolean hasPackageDocument(BookPackage bookPackage) throws IOException {
        for (String path : bookPackage.filesEnding(".opf")) {
            if (new String(bookPackage.bytes(path), StandardCharsets.ISO_8859_1).contains("<spine")) {
                return true;
            }
        }
        return false;
    }

    private record Track(AudioFile audio, TrackTags tags) {
        String folder() {
            return audio.path().substring(0, audio.path().lastIndexOf('/') + 1);
        }
    }

    @Override
    public Reading read(BookPackage bookPackage, AudioInspector inspector) throws IOException {
        List<Problem> problems = new ArrayList<>();
        PackageAudio audio =
                new PackageAudio(bookPackage, inspector, new PackageLinks(bookPackage, problems::add), problems::add);
        List<Track> tracks = inOrder(tracks(bookPackage, audio, problems));
        if (tracks.isEmpty()) {
            problems.add(Problem.of(AudiobookRule.NOTHING_TO_PLAY, ""));
            return new Reading.Refused(problems);
        }
        List<TimedPart> parts = new ArrayList<>();
        List<TimedEntry> chapters = new ArrayList<>();
        for (Track track : tracks) {
            for (TrackTags.Chapter chapter : track.tags().chapters()) {
                String title = chapter.title().isEmpty()
                        ? track.tags().title().orElseGet(() -> ManifestMetadata.named(fileName(track)))
                        : chapter.title();
                chapters.add(new TimedEntry(chapter.level(), title, parts.size(), chapter.begin()));
            }
            parts.add(TimedPart.whole(track.audio(), track.tags().title()));
        }
        AudiobookAssembler.Assembled assembled =
                new AudiobookAssembler(problems::add).assemble(parts, chapters, Map.of());
        List<TrackTags> tags = tracks.stream().map(Track::tags).toList();
        Optional<String> beside = ManifestMetadata.coverByName(bookPackage);
        Optional<MadeFile> embedded = beside.isPresent() ? Optional.empty() : embeddedCover(bookPackage, tags);
        TalkingBook book = new TalkingBook(
                BookFormat.MP3_FOLDER,
                new AlbumMetadata(tags).read(bookPackage.name(), problems::add),
                assembled.headings(),
                List.of(),
                assembled.phrases(),
                List.of(),
                assembled.readingOrder(),
                tracks.stream().map(Track::audio).toList(),
                beside.or(() -> embedded.map(MadeFile::path)));
        return new Reading.Taken(book, problems, embedded.stream().toList());
    }

    private static List<Track> tracks(BookPackage bookPackage, PackageAudio audio, List<Problem> problems)
            throws IOException {
        List<Track> tracks = new ArrayList<>();
        for (AudioFile file : audio.all()) {
            tracks.add(new Track(file, tags(bookPackage, file, problems)));
        }
        return tracks;
    }

    private static TrackTags tags(BookPackage bookPackage, AudioFile file, List<Problem> problems) throws IOException {
        if (!file.mediaType().equals("audio/mpeg")) {
            return ForeignTagReader.read(bookPackage.location(file.path())).orElse(TrackTags.NONE);
        }
        try {
            return Id3Reader.read(bookPackage.location(file.path())).orElse(TrackTags.NONE);
        } catch (Id3Reader.UnreadableTagException _) {
            problems.add(Problem.of(AudiobookRule.TAG_UNREADABLE, file.path(), file.path()));
            return TrackTags.NONE;
        }
    }

    /** By folder, and in each by the tags' numbers where they tell all tracks apart, else by name. */
    private static List<Track> inOrder(List<Track> tracks) {
        NaturalOrder natural = new NaturalOrder();
        Map<String, List<Track>> byFolder = new TreeMap<>(natural);
        tracks.forEach(track ->
                byFolder.computeIfAbsent(track.folder(), _ -> new ArrayList<>()).add(track));
        Comparator<Track> byName = Comparator.comparing(track -> track.audio().path(), natural);
        List<Track> ordered = new ArrayList<>();
        for (List<Track> folder : byFolder.values()) {
            Comparator<Track> byNumber = Comparator.<Track>comparingInt(
                            track -> track.tags().disc().orElse(0))
                    .thenComparingInt(track -> track.tags().track().orElse(0));
            folder.sort(isNumbered(folder) ? byNumber.thenComparing(byName) : byName);
            ordered.addAll(folder);
        }
        return ordered;
    }

    private static boolean isNumbered(List<Track> tracks) {
        Set<List<Integer>> numbers = new HashSet<>();
        return tracks.stream()
                .allMatch(track -> track.tags().track().isPresent()
                        && numbers.add(List.of(
                                track.tags().disc().orElse(0),
                                track.tags().track().get())));
    }

    private static Optional<MadeFile> embeddedCover(BookPackage bookPackage, List<TrackTags> tags) {
        return tags.stream()
                .flatMap(each -> each.picture().stream())
                .findFirst()
                .map(picture -> {
                    String name = "cover";
                    while (bookPackage.find(name + "." + picture.extension()).isPresent()) {
                        name += "-embedded";
                    }
                    return picture.named(name);
                });
    }

    private static String fileName(Track track) {
        return track.audio().path().substring(track.folder().length());
    }
}
