package vn.langnghe.container;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Clip;
import vn.langnghe.book.ClockValue;
import vn.langnghe.book.Problem;

/**
 * The audio of a package for one reading: every file is inspected once, every one that is missing is reported once, and
 * clips are held to the true lengths. Not thread-safe.
 */
public final class PackageAudio {
    /** Publishing tools round: an end this far past the audio harms nobody. */
    private static final Duration ROUNDING = Duration.ofMillis(500);

    private static final Set<String> EXTENSIONS =
            Set.of("mp3", "mp2", "wav", "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac");

    private final BookPackage bookPackage;
    private final AudioInspector inspector;
    private final PackageLinks links;
    private final Consumer<Problem> problems;
    private final Map<String, Optional<AudioFile>> inspected = new LinkedHashMap<>();
    private final Set<String> lost = new HashSet<>();

    public PackageAudio(
            BookPackage bookPackage, AudioInspector inspector, PackageLinks links, Consumer<Problem> problems) {
        this.bookPackage = bookPackage;
        this.inspector = inspector;
        this.links = links;
        this.problems = problems;
    }

    /** Whether the file is audio by its name; hidden files are none. */
    public static boolean isAudio(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean hidden =
                Arrays.stream(path.split("/", -1)).anyMatch(step -> step.startsWith(".") || step.equals("__MACOSX"));
        return !hidden
                && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * The audio file that a reference leads to, or nothing where it cannot be played; why not is reported once a file.
     *
     * @throws HostilePackageException where the reference leads out of the package
     */
    public Optional<AudioFile> file(Place place, String reference) throws IOException {
        Optional<String> path = links.follow(place, reference);
        if (path.isPresent()) {
            return inspected(path.get());
        }
        References.resolve(place.file(), reference)
                .ifPresentOrElse(
                        missing -> lose(PackageAudioRule.AUDIO_MISSING, place, missing),
                        () -> lose(PackageAudioRule.AUDIO_REMOTE, place, reference));
        return Optional.empty();
    }

    /**
     * The clip as it truly sounds, or nothing where nothing of it does.
     *
     * @param begin a clock value; the start of the file where there is none
     * @param end a clock value; the end of the file where there is none
     * @throws HostilePackageException where the reference leads out of the package
     */
    public Optional<Clip> clip(Place place, String reference, Optional<String> begin, Optional<String> end)
            throws IOException {
        Optional<AudioFile> file = file(place, reference);
        return file.isEmpty() ? Optional.empty() : clip(place, file.get(), begin, end);
    }

    /** The clip of a file as it truly sounds, its times given as clock values; see above. */
    public Optional<Clip> clip(Place place, AudioFile file, Optional<String> begin, Optional<String> end) {
        Optional<Duration> from = time(place, file, begin, Duration.ZERO);
        Optional<Duration> to = time(place, file, end, file.length());
        return from.isEmpty() || to.isEmpty() ? Optional.empty() : clip(place, file, from.get(), to.get());
    }

    /** The stretch of the file, cut where the audio ends; nothing where nothing of it sounds. */
    public Optional<Clip> clip(Place place, AudioFile file, Duration begin, Duration end) {
        Duration length = file.length();
        if (begin.compareTo(length) >= 0) {
            report(PackageAudioRule.CLIP_BEGINS_PAST_AUDIO, place, file, begin, length);
            return Optional.empty();
        }
        if (end.compareTo(begin) <= 0) {
            report(PackageAudioRule.CLIP_EMPTY, place, file, begin, end);
            return Optional.empty();
        }
        if (end.compareTo(length) <= 0) {
            return Optional.of(new Clip(file.path(), begin, end));
        }
        report(
                end.minus(length).compareTo(ROUNDING) > 0
                        ? PackageAudioRule.CLIP_ENDS_PAST_AUDIO
                        : PackageAudioRule.CLIP_ENDS_JUST_PAST_AUDIO,
                place,
                file,
                end,
                length);
        return Optional.of(new Clip(file.path(), begin, length));
    }

    /** Whether some audio that the book asks for is not to be had. */
    public boolean isIncomplete() {
        return !lost.isEmpty();
    }

    /** Every playable audio file: those asked for, in the order of asking, then the package's others. */
    public List<AudioFile> all() throws IOException {
        for (String path : bookPackage.files()) {
            if (isAudio(path)) {
                inspected(path);
            }
        }
        return inspected.values().stream().flatMap(Optional::stream).toList();
    }

    /** What the file of that path truly is, or nothing where it cannot be played; why not is reported once. */
    public Optional<AudioFile> inspected(String path) throws IOException {
        Optional<AudioFile> known = inspected.get(path);
        if (known == null) {
            AudioInspector.Inspection inspection = inspector.inspect(bookPackage.location(path), path);
            inspection.problems().forEach(problems);
            known = inspection.audioFile();
            inspected.put(path, known);
            if (known.isEmpty() && inspection.problems().isEmpty()) {
                problems.accept(Problem.of(PackageAudioRule.AUDIO_UNPLAYABLE, path, path));
            }
        }
        if (known.isEmpty()) {
            lost.add(path);
        }
        return known;
    }

    private Optional<Duration> time(Place place, AudioFile file, Optional<String> written, Duration otherwise) {
        if (written.isEmpty()) {
            return Optional.of(otherwise);
        }
        Optional<Duration> time = ClockValue.parse(written.get());
        if (time.isEmpty()) {
            problems.accept(Problem.atLine(
                    PackageAudioRule.CLIP_TIME_UNREADABLE, place.file(), place.line(), written.get(), file.path()));
        }
        return time;
    }

    private void lose(PackageAudioRule rule, Place place, String what) {
        if (lost.add(what)) {
            problems.accept(Problem.atLine(rule, place.file(), place.line(), what));
        }
    }

    private void report(PackageAudioRule rule, Place place, AudioFile file, Duration one, Duration other) {
        problems.accept(Problem.atLine(rule, place.file(), place.line(), file.path(), seconds(one), seconds(other)));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}
