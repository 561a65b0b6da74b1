package vn.langnghe.audio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import vn.langnghe.book.AudioFile;

/**
 * Puts an MP3's frames into an MP4, in which browsers seek to the very sample; in an MP3 they guess. The coded samples
 * are untouched, but each frame holds its own ({@link SelfContainedFrames}). Time 0 of the MP4 is time 0 of the
 * {@link Mp3FrameIndex}. See docs/decisions/0003. Stateless; cut short by an interrupt.
 */
public final class Mp4Remux {
    private static final int FRAMES_IN_CHUNK = 32;
    private static final int MPEG1_AUDIO = 0x6B;
    private static final int MPEG2_AUDIO = 0x69;
    private static final int[] UNITY_MATRIX = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    private Mp4Remux() {}

    /** Whether browsers would miss the places in this file: in every MP3, in one of constant bitrate by 70 ms. */
    public static boolean needsRemux(AudioFile audio) {
        return audio.mediaType().equals("audio/mpeg");
    }

    /**
     * Writes the MP4 of an MP3; what is damaged in it is left out.
     *
     * @param audio what the source was found to be
     * @param source the MP3
     * @param target where the MP4 is written, over whatever was there
     * @return the target, or nothing where none is needed or none can be made: of layers I and II, and of files whose
     *     sample rate changes on the way
     * @throws IOException where a file cannot be read or written; nothing is left of the target
     */
    public static Optional<Path> derive(AudioFile audio, Path source, Path target) throws IOException {
        if (!needsRemux(audio)) {
            return Optional.empty();
        }
        try (FileWindow file = new FileWindow(source)) {
            Optional<Mp3FrameIndex> index = new Mp3FrameWalk(file).index().filter(Mp4Remux::fits);
            if (index.isEmpty()) {
                return Optional.empty();
            }
            boolean complete = false;
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
                write(file, index.get(), stream);
                complete = true;
            } finally {
                if (!complete) {
                    Files.deleteIfExists(target);
                }
            }
            return Optional.of(target);
        }
    }

    private static boolean fits(Mp3FrameIndex index) {
        return index.segments().size() == 1
                && index.segments().getFirst().header().layer() == 3
                && index.frames() > leadingFrames(index);
    }

    /**
     * The frames that hold nothing but the coder's delay. They are left out, and an edit list cuts only what remains of
     * the delay: browsers count an edit of nearly a whole frame twice.
     */
    static int leadingFrames(Mp3FrameIndex index) {
        FrameHeader header = index.segments().getFirst().header();
        return Math.round((float) delay(index) / header.samples());
    }

    private static long delay(Mp3FrameIndex index) {
        return SampleTime.samples(index.soundStart(), index.sampleRate());
    }

    private static void write(FileWindow file, Mp3FrameIndex index, OutputStream stream) throws IOException {
        Optional<int[]> rewritten = rewrittenLengths(file, index);
        int[] lengths = rewritten.isPresent() ? rewritten.get() : originalLengths(file, index);
        long total = Arrays.stream(lengths).asLongStream().sum();
        byte[] type = new Mp4Boxes()
                .box("ftyp", new Mp4Boxes().ascii("isom").int32(0x200).ascii("isomiso2mp41"))
                .toBytes();
        boolean large = total > 0xF0000000L;
        int movieSize = movie(index, lengths, 0, large).size();
        int dataHeader = large ? 16 : 8;
        stream.write(type);
        stream.write(movie(index, lengths, (long) type.length + movieSize + dataHeader, large)
                .toBytes());
        Mp4Boxes data = large
                ? new Mp4Boxes().int32(1).ascii("mdat").int64(total + dataHeader)
                : new Mp4Boxes().int32((int) (total + dataHeader)).ascii("mdat");
        stream.write(data.toBytes());
        if (rewritten.isPresent()) {
            SelfContainedFrames frames = new SelfContainedFrames(file, index);
            for (int i = 0; i < index.frames(); i++) {
                byte[] frame = frames.next().orElseThrow();
                if (i >= leadingFrames(index)) {
                    stream.write(frame);
                }
            }
        } else {
            for (int i = 0; i < lengths.length; i++) {
                stream.write(file.bytes(index.offset(leadingFrames(index) + i), lengths[i]));
            }
        }
    }

    /** The lengths of the self-contained frames; nothing where one of them would be too long. */
    private static Optional<int[]> rewrittenLengths(FileWindow file, Mp3FrameIndex index) throws IOException {
        SelfContainedFrames frames = new SelfContainedFrames(file, index);
        int first = leadingFrames(index);
        int[] lengths = new int[index.frames() - first];
        for (int i = 0; i < index.frames(); i++) {
            Optional<byte[]> frame = frames.next();
            if (frame.isEmpty()) {
                return Optional.empty();
            }
            if (i >= first) {
                lengths[i - first] = frame.get().length;
            }
        }
        return Optional.of(lengths);
    }

    private static int[] originalLengths(FileWindow file, Mp3FrameIndex index) throws IOException {
        int first = leadingFrames(index);
        int[] lengths = new int[index.frames() - first];
        for (int i = 0; i < lengths.length; i++) {
            long offset = index.offset(first + i);
            lengths[i] = (int) Math.min(new FrameHeader(file.word(offset)).length(), index.audioEnd() - offset);
        }
        return lengths;
    }

    private static Mp4Boxes movie(Mp3FrameIndex index, int[] lengths, long dataStart, boolean large) {
        FrameHeader header = index.segments().getFirst().header();
        int rate = header.sampleRate();
        long media = (long) lengths.length * header.samples();
        long cut = Math.max(0, delay(index) - (long) leadingFrames(index) * header.samples());
        long shown = media - cut;
        Mp4Boxes track = new Mp4Boxes().fullBox("tkhd", 1, 7, trackHeader(shown));
        if (cut > 0) {
            Mp4Boxes edit = new Mp4Boxes().int32(1).int64(shown).int64(cut).int32(0x10000);
            track.box("edts", new Mp4Boxes().fullBox("elst", 1, 0, edit));
        }
        Mp4Boxes mediaHeader =
                new Mp4Boxes().zeros(16).int32(rate).int64(media).int16(0x55C4).int16(0);
        Mp4Boxes handler = new Mp4Boxes().zeros(4).ascii("soun").zeros(12).int8(0);
        Mp4Boxes reference = new Mp4Boxes().int32(1).fullBox("url ", 0, 1, new Mp4Boxes());
        Mp4Boxes information = new Mp4Boxes()
                .fullBox("smhd", 0, 0, new Mp4Boxes().zeros(4))
                .box("dinf", new Mp4Boxes().fullBox("dref", 0, 0, reference))
                .box("stbl", sampleTable(index, lengths, dataStart, large));
        track.box(
                "mdia",
                new Mp4Boxes()
                        .fullBox("mdhd", 1, 0, mediaHeader)
                        .fullBox("hdlr", 0, 0, handler)
                        .box("minf", information));
        return new Mp4Boxes()
                .box(
                        "moov",
                        new Mp4Boxes()
                                .fullBox("mvhd", 1, 0, movieHeader(rate, shown))
                                .box("trak", track));
    }

    private static Mp4Boxes movieHeader(int timescale, long length) {
        Mp4Boxes header = new Mp4Boxes()
                .zeros(16)
                .int32(timescale)
                .int64(length)
                .int32(0x10000)
                .int16(0x100)
                .zeros(10);
        return matrix(header).zeros(24).int32(2);
    }

    private static Mp4Boxes trackHeader(long length) {
        Mp4Boxes header = new Mp4Boxes()
                .zeros(16)
                .int32(1)
                .zeros(4)
                .int64(length)
                .zeros(12)
                .int16(0x100)
                .zeros(2);
        return matrix(header).zeros(8);
    }

    private static Mp4Boxes matrix(Mp4Boxes boxes) {
        for (int value : UNITY_MATRIX) {
            boxes.int32(value);
        }
        return boxes;
    }

    private static Mp4Boxes sampleTable(Mp3FrameIndex index, int[] lengths, long dataStart, boolean large) {
        FrameHeader header = index.segments().getFirst().header();
        int chunks = Math.ceilDiv(lengths.length, FRAMES_IN_CHUNK);
        int inLast = lengths.length - (chunks - 1) * FRAMES_IN_CHUNK;
        Mp4Boxes chunkLengths = new Mp4Boxes();
        if (chunks > 1 && inLast != FRAMES_IN_CHUNK) {
            chunkLengths
                    .int32(2)
                    .int32(1)
                    .int32(FRAMES_IN_CHUNK)
                    .int32(1)
                    .int32(chunks)
                    .int32(inLast)
                    .int32(1);
        } else {
            chunkLengths
                    .int32(1)
                    .int32(1)
                    .int32(Math.min(FRAMES_IN_CHUNK, lengths.length))
                    .int32(1);
        }
        ByteBuffer sizes = ByteBuffer.allocate(lengths.length * 4);
        Mp4Boxes offsets = new Mp4Boxes().int32(chunks);
        long offset = dataStart;
        for (int i = 0; i < lengths.length; i++) {
            sizes.putInt(lengths[i]);
            if (i % FRAMES_IN_CHUNK == 0) {
                if (large) {
                    offsets.int64(offset);
                } else {
                    offsets.int32((int) offset);
                }
            }
            offset += lengths[i];
        }
        return new Mp4Boxes()
                .fullBox("stsd", 0, 0, new Mp4Boxes().int32(1).box("mp4a", sampleEntry(index, header)))
                .fullBox(
                        "stts",
                        0,
                        0,
                        new Mp4Boxes().int32(1).int32(lengths.length).int32(header.samples()))
                .fullBox("stsc", 0, 0, chunkLengths)
                .fullBox(
                        "stsz",
                        0,
                        0,
                        new Mp4Boxes().int32(0).int32(lengths.length).bytes(sizes.array()))
                .fullBox(large ? "co64" : "stco", 0, 0, offsets);
    }

    /** An MP4AudioSampleEntry (ISO/IEC 14496-14, 5.6) with its elementary stream descriptor (14496-1, 7.2.6). */
    private static Mp4Boxes sampleEntry(Mp3FrameIndex index, FrameHeader header) {
        Mp4Boxes decoder = new Mp4Boxes()
                .int8(header.mpeg1() ? MPEG1_AUDIO : MPEG2_AUDIO)
                .int8(0x15)
                .int24(0)
                .int32(header.mpeg1() ? 320_000 : 160_000)
                .int32(index.bitrate());
        Mp4Boxes stream = new Mp4Boxes()
                .int16(1)
                .int8(0)
                .int8(4)
                .int8(decoder.size())
                .bytes(decoder.toBytes())
                .int8(6)
                .int8(1)
                .int8(2);
        Mp4Boxes descriptor = new Mp4Boxes().int8(3).int8(stream.size()).bytes(stream.toBytes());
        return new Mp4Boxes()
                .zeros(6)
                .int16(1)
                .zeros(8)
                .int16(header.channels())
                .int16(16)
                .zeros(4)
                .int32(header.sampleRate() << 16)
                .fullBox("esds", 0, 0, descriptor);
    }
}
