package vn.langnghe.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first sound track of an MP4 (ISO/IEC 14496-12): its length by its edit list or else its media header, also of
 * fragmented files. Trusts no size that a box claims.
 */
final class Mp4Audio {
    /** Codecs that browsers play. {@code .mp3} is how QuickTime writes MP3. */
    private static final Set<String> PLAYABLE = Set.of("mp4a", ".mp3", "Opus", "fLaC");

    private static final int MOST_BOXES = 100_000;

    private record Box(String type, long content, long end) {}

    private final FileWindow file;
    private int boxes;

    private Mp4Audio(FileWindow file) {
        this.file = file;
    }

    static ForeignAudio read(FileWindow file) throws IOException, ForeignAudio.UnreadableException {
        return new Mp4Audio(file).track();
    }

    private ForeignAudio track() throws IOException, ForeignAudio.UnreadableException {
        List<Box> top = children(new Box("", 0, file.size()), 0);
        Box movie = first(top, "moov").orElseThrow(() -> new ForeignAudio.UnreadableException("no moov"));
        List<Box> inMovie = children(movie, 0);
        long movieTimescale = first(inMovie, "mvhd")
                .map(box -> timescale(box))
                .orElseThrow(() -> new ForeignAudio.UnreadableException("no mvhd"));
        for (Box track : inMovie) {
            if (track.type.equals("trak")) {
                Optional<ForeignAudio> found = audio(track, movieTimescale, top);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new ForeignAudio.UnreadableException("no sound track");
    }

    private Optional<ForeignAudio> audio(Box track, long movieTimescale, List<Box> top) throws IOException {
        List<Box> inTrack = children(track, 0);
        List<Box> inMedia = within(inTrack, "mdia");
        boolean sounds = first(inMedia, "hdlr")
                .filter(box -> says(box.content + 8, box.end, "soun"))
                .isPresent();
        Optional<Box> header = first(inMedia, "mdhd");
        Optional<Box> entries = first(within(within(inMedia, "minf"), "stbl"), "stsd");
        if (!sounds || header.isEmpty() || entries.isEmpty()) {
            return Optional.empty();
        }
        List<Box> samples = children(entries.get(), 8);
        if (samples.isEmpty() || samples.getFirst().end - samples.getFirst().content < 28) {
            return Optional.empty();
        }
        Box entry = samples.getFirst();
        long timescale = timescale(header.get());
        if (timescale <= 0) {
            return Optional.empty();
        }
        long units = mediaUnits(header.get());
        if (units == 0) {
            units = fragmentUnits(top);
        }
        Duration length = editedLength(inTrack, movieTimescale)
                .filter(Duration::isPositive)
                .orElse(SampleTime.of(units, (int) timescale));
        int channels = Math.max(1, file.word(entry.content + 16) >>> 16);
        int sampleRate = file.word(entry.content + 24) >>> 16;
        long bytes = top.stream()
                .filter(box -> box.type.equals("mdat"))
                .mapToLong(box -> box.end - box.content)
                .sum();
        return Optional.of(new ForeignAudio(
                "audio/mp4",
                entry.type,
                length,
                sampleRate > 0 ? sampleRate : (int) timescale,
                channels,
                bytes,
                PLAYABLE.contains(entry.type)));
    }

    /** What the edit list lets sound; nothing where there is none, or where it leaves the length open. */
    private Optional<Duration> editedLength(List<Box> inTrack, long movieTimescale) throws IOException {
        Optional<Box> list = first(within(inTrack, "edts"), "elst");
        if (list.isEmpty() || movieTimescale <= 0 || list.get().end - list.get().content < 8) {
            return Optional.empty();
        }
        Box box = list.get();
        boolean wide = file.octet(box.content) == 1;
        int step = wide ? 20 : 12;
        long entries = Math.min(Integer.toUnsignedLong(file.word(box.content + 4)), (box.end - box.content - 8) / step);
        long units = 0;
        for (long i = 0; i < entries && i < MOST_BOXES; i++) {
            long place = box.content + 8 + i * step;
            long length = wide ? longAt(place) : Integer.toUnsignedLong(file.word(place));
            if (length < 0 || length > Integer.MAX_VALUE * 1000L) {
                return Optional.empty();
            }
            units += length;
        }
        return Optional.of(SampleTime.of(units, (int) movieTimescale));
    }

    private long fragmentUnits(List<Box> top) throws IOException {
        long units = 0;
        for (Box fragment : top) {
            if (!fragment.type.equals("moof")) {
                continue;
            }
            List<Box> inFragment = within(children(fragment, 0), "traf");
            long usual = first(inFragment, "tfhd").map(this::usualSampleLength).orElse(0L);
            for (Box run : inFragment) {
                units += run.type.equals("trun") ? runUnits(run, usual) : 0;
            }
        }
        return units;
    }

    private long usualSampleLength(Box header) {
        try {
            int flags = file.word(header.content) & 0xFFFFFF;
            long place = header.content + 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
            return (flags & 8) != 0 && place + 4 <= header.end ? Integer.toUnsignedLong(file.word(place)) : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long runUnits(Box run, long usual) throws IOException {
        int flags = file.word(run.content) & 0xFFFFFF;
        long samples = Integer.toUnsignedLong(file.word(run.content + 4));
        if ((flags & 0x100) == 0) {
            return samples < Integer.MAX_VALUE && usual < Integer.MAX_VALUE ? samples * usual : 0;
        }
        long place = run.content + 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
        int step = 4 * Integer.bitCount(flags & 0xF00);
        long units = 0;
        for (long i = 0; i < samples && place + step <= run.end; i++, place += step) {
            units += Integer.toUnsignedLong(file.word(place));
        }
        return units;
    }

    /** The timescale of a movie or media header; 0 where it is absurd. */
    private long timescale(Box header) {
        try {
            long place = header.content + (file.octet(header.content) == 1 ? 20 : 12);
            long timescale = place + 4 <= header.end ? Integer.toUnsignedLong(file.word(place)) : 0;
            return timescale > 10_000_000 ? 0 : timescale;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long mediaUnits(Box header) throws IOException {
        boolean wide = file.octet(header.content) == 1;
        long place = header.content + (wide ? 24 : 16);
        if (place + (wide ? 8 : 4) > header.end) {
            return 0;
        }
        long units = wide ? longAt(place) : Integer.toUnsignedLong(file.word(place));
        boolean unknown = units == (wide ? -1L : 0xFFFFFFFFL);
        return unknown || units < 0 ? 0 : units;
    }

    private List<Box> within(List<Box> boxes, String type) throws IOException {
        Optional<Box> box = first(boxes, type);
        return box.isPresent() ? children(box.get(), 0) : List.of();
    }

    private static Optional<Box> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
    }

    private List<Box> children(Box parent, int skipped) throws IOException {
        List<Box> found = new ArrayList<>();
        long position = parent.content + skipped;
        while (position + 8 <= parent.end && boxes++ < MOST_BOXES) {
            long size = Integer.toUnsignedLong(file.word(position));
            long header = 8;
            if (size == 1 && position + 16 <= parent.end) {
                size = longAt(position + 8);
                header = 16;
            } else if (size == 0) {
                size = parent.end - position;
            }
            if (size < header) {
                break;
            }
            byte[] type = file.bytes(position + 4, 4);
            long end = size > parent.end - position ? parent.end : position + size;
            found.add(new Box(new String(type, java.nio.charset.StandardCharsets.ISO_8859_1), position + header, end));
            position = end;
        }
        return found;
    }

    private boolean says(long position, long end, String ascii) {
        try {
            return position + ascii.length() <= end && file.says(position, ascii);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long longAt(long position) throws IOException {
        return ((long) file.word(position) << 32) | Integer.toUnsignedLong(file.word(position + 4));
    }
}
