package vn.langnghe.audiobook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.ClockValue;
import vn.langnghe.book.Phrase;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.PackageAudio;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.Reading;
import vn.langnghe.container.References;

/** Makes a book of a manifest, whichever of the two kinds it is. One reading. */
final class ManifestBookReader {
    /** Only what a listener would notice is told: more than this, and more than two in a hundred. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private static final int PARTS_NOTICEABLE = 50;

    private final PackageLinks links;
    private final PackageAudio audio;
    private final GuideReader guideReader;
    private final List<Problem> problems;

    /** @param problems takes what is wrong; some may be in it already */
    ManifestBookReader(BookPackage bookPackage, AudioInspector inspector, List<Problem> problems) {
        this.problems = problems;
        this.links = new PackageLinks(bookPackage, problems::add);
        this.audio = new PackageAudio(bookPackage, inspector, links, problems::add);
        this.guideReader = new GuideReader(bookPackage, audio, links, problems::add);
    }

    Reading read(BookFormat format, AudiobookManifest manifest, List<String> guideReferences) throws IOException {
        List<TimedPart> parts = new ArrayList<>();
        Map<Integer, List<GuidedPhrase>> guides = new HashMap<>();
        for (AudiobookManifest.Part part : manifest.readingOrder()) {
            if (!isAudio(part)) {
                problems.add(Problem.of(AudiobookRule.PART_NOT_AUDIO, manifest.path(), part.reference()));
                continue;
            }
            for (String alternate : part.alternates()) {
                guides.computeIfAbsent(parts.size(), _ -> new ArrayList<>())
                        .addAll(guideReader.read(new Place(manifest.path(), 0), alternate));
            }
            parts.add(part(manifest.path(), part));
        }
        for (String reference : guideReferences) {
            divide(guideReader.read(new Place(manifest.path(), 0), reference), parts, guides);
        }
        boolean complete = !audio.isIncomplete();
        AudiobookAssembler.Assembled assembled =
                new AudiobookAssembler(problems::add).assemble(parts, toc(manifest, parts), guides);
        if (assembled.phrases().stream().allMatch(phrase -> phrase.clips().isEmpty())) {
            problems.add(Problem.of(AudiobookRule.NOTHING_TO_PLAY, manifest.path()));
            return new Reading.Refused(problems);
        }
        if (complete) {
            checkLength(manifest, assembled.phrases());
        }
        return new Reading.Taken(
                new TalkingBook(
                        format,
                        manifest.metadata(),
                        assembled.headings(),
                        assembled.pages(),
                        assembled.phrases(),
                        List.of(),
                        assembled.readingOrder(),
                        audio.all(),
                        manifest.cover()),
                problems);
    }

    static boolean isAudio(AudiobookManifest.Part part) {
        return part.mediaType().startsWith("audio/")
                || part.mediaType().startsWith("application/ogg")
                || PackageAudio.isAudio(part.reference().replaceFirst("[?#].*$", ""));
    }

    private TimedPart part(String manifestPath, AudiobookManifest.Part part) throws IOException {
        Place place = new Place(manifestPath, 0);
        Optional<AudioFile> file = audio.file(place, part.reference());
        MediaFragment fragment = MediaFragment.of(part.reference());
        Optional<Clip> clip = file.isEmpty()
                ? Optional.empty()
                : audio.clip(place, part.reference(), fragment.begin(), fragment.end());
        String path = file.map(AudioFile::path).orElseGet(() -> path(manifestPath, part.reference()));
        return new TimedPart(
                path,
                clip.isEmpty() ? Optional.empty() : file,
                clip.map(Clip::begin).orElse(Duration.ZERO),
                clip.map(Clip::end).orElse(Duration.ZERO),
                part.title());
    }

    private String path(String manifestPath, String reference) {
        return links.follow(new Place(manifestPath, 0), reference)
                .or(() -> References.resolve(manifestPath, reference))
                .orElse(reference);
    }

    /** A narration of the whole book is told part by part; what has no audio of its own goes with what precedes it. */
    private static void divide(
            List<GuidedPhrase> phrases, List<TimedPart> parts, Map<Integer, List<GuidedPhrase>> guides) {
        int part = 0;
        for (GuidedPhrase phrase : phrases) {
            int before = part;
            part = phrase.audioPath()
                    .flatMap(path -> IntStream.range(0, parts.size())
                            .filter(index -> parts.get(index).path().equalsIgnoreCase(path))
                            .boxed()
                            .findFirst())
                    .orElse(before);
            if (part < parts.size()) {
                guides.computeIfAbsent(part, _ -> new ArrayList<>()).add(phrase);
            }
        }
    }

    private List<TimedEntry> toc(AudiobookManifest manifest, List<TimedPart> parts) {
        List<TimedEntry> entries = new ArrayList<>();
        List<AudiobookManifest.TocEntry> toc = manifest.toc();
        for (int i = 0; i < toc.size(); i++) {
            AudiobookManifest.TocEntry entry = toc.get(i);
            Optional<String> reference = entry.reference().or(() -> firstBelow(toc, entry));
            Optional<TimedEntry> timed = reference.flatMap(written -> timed(manifest, parts, entry, written));
            if (timed.isPresent()) {
                entries.add(timed.get());
            } else {
                problems.add(Problem.of(
                        AudiobookRule.TOC_TARGET_MISSING, manifest.tocPath(), entry.title(), reference.orElse("")));
            }
        }
        return entries;
    }

    /** An entry that only groups others begins where the first of them does. */
    private static Optional<String> firstBelow(List<AudiobookManifest.TocEntry> toc, AudiobookManifest.TocEntry group) {
        return toc.subList(toc.indexOf(group) + 1, toc.size()).stream()
                .takeWhile(entry -> entry.level() > group.level())
                .flatMap(entry -> entry.reference().stream())
                .findFirst();
    }

    private Optional<TimedEntry> timed(
            AudiobookManifest manifest, List<TimedPart> parts, AudiobookManifest.TocEntry entry, String reference) {
        String path = path(manifest.tocPath(), reference);
        Duration time =
                MediaFragment.of(reference).begin().flatMap(ClockValue::parse).orElse(Duration.ZERO);
        List<Integer> ofFile = IntStream.range(0, parts.size())
                .filter(index -> parts.get(index).path().equals(path))
                .boxed()
                .toList();
        return ofFile.stream()
                .filter(index -> parts.get(index).contains(time))
                .findFirst()
                .or(() -> ofFile.stream().findFirst())
                .map(index -> new TimedEntry(entry.level(), entry.title(), index, time));
    }

    private void checkLength(AudiobookManifest manifest, List<Phrase> phrases) {
        Duration measured = phrases.stream().map(Phrase::length).reduce(Duration.ZERO, Duration::plus);
        Duration declared = manifest.metadata().declaredLength().orElse(measured);
        Duration difference = declared.minus(measured).abs();
        if (difference.compareTo(NOTICEABLE) > 0
                && difference.multipliedBy(PARTS_NOTICEABLE).compareTo(measured) > 0) {
            problems.add(Problem.of(
                    AudiobookRule.DECLARED_LENGTH_DIFFERS, manifest.path(), clock(declared), clock(measured)));
        }
    }

    private static String clock(Duration duration) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
