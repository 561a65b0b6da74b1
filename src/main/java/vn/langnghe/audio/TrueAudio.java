package vn.langnghe.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.BitrateMode;
import vn.langnghe.book.Problem;
import vn.langnghe.container.AudioInspector;

/**
 * Says what an audio file truly is, by its content and not by its name: MP3 (with its frames walked through one by
 * one), WAV, MP4, Ogg with Opus or Vorbis, FLAC. Stateless.
 */
public final class TrueAudio implements AudioInspector {
    private static final double TOLERATED_DECLARATION = 0.005;

    @Override
    public Inspection inspect(Path file, String path) throws IOException {
        try (FileWindow window = new FileWindow(file)) {
            if (window.size() == 0) {
                return nothing(Problem.of(AudioRule.EMPTY_FILE, path));
            }
            Inspection inspection = inspected(window, file, path);
            return inspection.audioFile().isPresent() ? withNameChecked(inspection, path) : inspection;
        }
    }

    private static Inspection inspected(FileWindow window, Path file, String path) throws IOException {
        if (WavHeader.recognises(window)) {
            return wav(window, path);
        }
        if (window.says(4, "ftyp")) {
            return foreign(() -> Mp4Audio.read(window), window.size(), path, "MP4");
        }
        if (window.says(0, "OggS")) {
            return foreign(() -> ForeignAudio.ogg(file), window.size(), path, "Ogg");
        }
        if (window.says(0, "fLaC")) {
            return foreign(() -> ForeignAudio.flac(file), window.size(), path, "FLAC");
        }
        if (isMarkup(window)) {
            return nothing(Problem.of(AudioRule.PAGE_INSTEAD_OF_AUDIO, path));
        }
        return mp3(window, path);
    }

    private static Inspection mp3(FileWindow window, String path) throws IOException {
        Mp3FrameWalk walk = new Mp3FrameWalk(window);
        Optional<Mp3FrameIndex> found = walk.index();
        if (found.isEmpty()) {
            return nothing(Problem.of(walk.freeFormat() ? AudioRule.FREE_FORMAT : AudioRule.NOT_AUDIO, path));
        }
        Mp3FrameIndex index = found.get();
        AudioFile audio = new AudioFile(
                path,
                "audio/mpeg",
                index.length(),
                index.sampleRate(),
                index.channels(),
                index.bitrate(),
                index.mode());
        return new Inspection(Optional.of(audio), problems(index, path));
    }

    private static List<Problem> problems(Mp3FrameIndex index, String path) {
        List<Problem> problems = new ArrayList<>();
        Mp3FrameIndex.Damage damage = index.damage();
        FrameHeader header = index.segments().getFirst().header();
        if (header.layer() != 3) {
            problems.add(Problem.of(AudioRule.BROWSERS_CANNOT_PLAY, path, "MPEG Layer " + header.layer()));
        }
        if (index.segments().size() > 1) {
            problems.add(Problem.at(
                    AudioRule.FORMAT_CHANGES,
                    path,
                    Optional.of(place(index.segments().get(1).start())),
                    index.segments().size() - 1));
        }
        if (damage.junkBefore() > 0) {
            problems.add(Problem.of(AudioRule.JUNK_BEFORE_FIRST_FRAME, path, damage.junkBefore()));
        }
        if (damage.stretches() > 0) {
            problems.add(Problem.at(
                    AudioRule.DAMAGED, path, damage.first().map(TrueAudio::place), damage.stretches(), damage.bytes()));
        }
        if (damage.zeros() > 0) {
            problems.add(Problem.of(AudioRule.PADDED_WITH_ZEROS, path, damage.zeros()));
        }
        if (damage.lastFrameCut()) {
            problems.add(Problem.of(AudioRule.LAST_FRAME_CUT, path));
        }
        index.xing().flatMap(xing -> xing.frames().stream().boxed().findFirst()).ifPresent(declared -> {
            if (Math.abs(declared - index.frames()) > Math.max(1, index.frames() * TOLERATED_DECLARATION)) {
                Duration said = SampleTime.of(declared * header.samples(), header.sampleRate());
                problems.add(Problem.of(
                        AudioRule.LENGTH_DECLARED_WRONGLY,
                        path,
                        said.toSeconds(),
                        index.length().toSeconds()));
            }
        });
        return problems;
    }

    private static Inspection wav(FileWindow window, String path) throws IOException {
        Optional<WavHeader> found = WavHeader.read(window);
        Optional<Duration> length = found.flatMap(WavHeader::length).filter(time -> isSane(time, window.size()));
        if (found.isEmpty() || length.isEmpty()) {
            return nothing(Problem.of(AudioRule.UNREADABLE, path, "WAV"));
        }
        WavHeader header = found.get();
        List<Problem> problems = new ArrayList<>();
        if (!header.decodable() && header.codec() != WavHeader.A_LAW && header.codec() != WavHeader.MU_LAW) {
            problems.add(Problem.of(AudioRule.BROWSERS_CANNOT_PLAY, path, codecName(header.codec())));
        }
        if (header.dataLength() < header.declaredLength()) {
            problems.add(Problem.of(AudioRule.CUT_OFF, path, header.declaredLength() - header.dataLength()));
        }
        AudioFile audio = new AudioFile(
                path,
                "audio/wav",
                length.get(),
                header.sampleRate(),
                header.channels(),
                meanBitrate(header.dataLength(), length.get()),
                BitrateMode.CONSTANT);
        return new Inspection(Optional.of(audio), problems);
    }

    /** Whether a second has at least a byte; a length beyond that is a lie. */
    private static boolean isSane(Duration length, long bytes) {
        return length.isPositive() && length.toSeconds() <= bytes;
    }

    private static String codecName(int codec) {
        return switch (codec) {
            case WavHeader.PCM -> "PCM";
            case WavHeader.FLOAT -> "PCM float";
            case 2, 0x11 -> "ADPCM";
            case WavHeader.MP3 -> "MP3";
            case 0x31 -> "GSM";
            default -> "0x" + Integer.toHexString(codec);
        };
    }

    private interface Reader {
        ForeignAudio read() throws IOException, ForeignAudio.UnreadableException;
    }

    private static Inspection foreign(Reader reader, long size, String path, String format) throws IOException {
        Optional<ForeignAudio> found;
        try {
            found = Optional.of(reader.read()).filter(audio -> isSane(audio.length(), size));
        } catch (ForeignAudio.UnreadableException | EOFException | UncheckedIOException _) {
            found = Optional.empty();
        }
        if (found.isEmpty()) {
            return nothing(Problem.of(AudioRule.UNREADABLE, path, format));
        }
        ForeignAudio audio = found.get();
        List<Problem> problems =
                audio.playable() ? List.of() : List.of(Problem.of(AudioRule.BROWSERS_CANNOT_PLAY, path, audio.codec()));
        return new Inspection(
                Optional.of(new AudioFile(
                        path,
                        audio.mediaType(),
                        audio.length(),
                        audio.sampleRate(),
                        audio.channels(),
                        meanBitrate(audio.bytes(), audio.length()),
                        BitrateMode.VARIABLE)),
                problems);
    }

    private static Inspection withNameChecked(Inspection inspection, String path) {
        String mediaType = inspection.audioFile().orElseThrow().mediaType();
        int dot = path.lastIndexOf('.');
        String ending = dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
        List<String> usual = switch (mediaType) {
            case "audio/mpeg" -> List.of("mp3", "mp2", "mpga", "mpeg");
            case "audio/wav" -> List.of("wav", "wave");
            case "audio/mp4" -> List.of("m4a", "m4b", "mp4", "aac");
            case "audio/flac" -> List.of("flac");
            default -> List.of("ogg", "oga", "opus");
        };
        if (usual.contains(ending)) {
            return inspection;
        }
        List<Problem> problems = new ArrayList<>(inspection.problems());
        problems.add(Problem.of(AudioRule.NAME_SAYS_OTHERWISE, path, mediaType));
        return new Inspection(inspection.audioFile(), problems);
    }

    private static boolean isMarkup(FileWindow window) throws IOException {
        int length = (int) Math.min(window.size(), 512);
        String beginning = new String(window.bytes(0, length), StandardCharsets.ISO_8859_1)
                .replace("\u00EF\u00BB\u00BF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return beginning.startsWith("<!doctype") || beginning.startsWith("<html") || beginning.startsWith("<?xml");
    }

    private static int meanBitrate(long bytes, Duration length) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(bytes * 8e9 / length.toNanos()));
    }

    private static String place(Duration time) {
        return "%d:%02d:%02d.%03d"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart());
    }

    private static Inspection nothing(Problem problem) {
        return new Inspection(Optional.empty(), List.of(problem));
    }
}
