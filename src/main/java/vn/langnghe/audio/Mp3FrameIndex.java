package vn.langnghe.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.langnghe.book.BitrateMode;

/**
 * Every frame of an MPEG audio file: where it begins in the file and when it sounds. Time 0 lies behind the silence that
 * coding puts before the sound: 529 samples for the decoder, and the encoder's delay where a LAME tag tells it, from the
 * first frame that holds sound (a Xing, Info or VBRI frame holds none). Damaged stretches take no time. Immutable; holds
 * eight bytes a frame, 11 MB for ten hours.
 */
public final class Mp3FrameIndex {
    /** The samples by which every decoder of layer III lags behind; they come on top of the encoder's delay. */
    static final int DECODER_DELAY = 529;

    /**
     * A run of frames of one kind.
     *
     * @param firstFrame its first frame's number
     * @param start when that frame begins
     * @param header that frame's header
     */
    public record Segment(int firstFrame, Duration start, FrameHeader header) {
        Duration time(int frame) {
            return start.plus(SampleTime.of((long) (frame - firstFrame) * header.samples(), header.sampleRate()));
        }
    }

    /**
     * What was found between the frames.
     *
     * @param junkBefore the bytes between the tags and the first frame
     * @param stretches how many damaged stretches were skipped
     * @param bytes how many bytes they have
     * @param first when the first of them was met
     * @param zeros bytes of nothing between frames
     * @param lastFrameCut whether the last frame is incomplete; it counts where its side information is there
     */
    public record Damage(
            long junkBefore, int stretches, long bytes, Optional<Duration> first, long zeros, boolean lastFrameCut) {}

    private final long[] offsets;
    private final int frames;
    private final List<Segment> segments;
    private final long audioBytes;
    private final long audioEnd;
    private final BitrateMode mode;
    private final Optional<XingHeader> xing;
    private final Damage damage;

    Mp3FrameIndex(
            long[] offsets,
            int frames,
            List<Segment> segments,
            long audioBytes,
            long audioEnd,
            BitrateMode mode,
            Optional<XingHeader> xing,
            Damage damage) {
        this.offsets = offsets;
        this.frames = frames;
        this.segments = List.copyOf(segments);
        this.audioBytes = audioBytes;
        this.audioEnd = audioEnd;
        this.mode = mode;
        this.xing = xing;
        this.damage = damage;
    }

    /** Walks through the file's frames; nothing where it has none. */
    public static Optional<Mp3FrameIndex> read(Path file) throws IOException {
        try (FileWindow window = new FileWindow(file)) {
            return new Mp3FrameWalk(window).index();
        }
    }

    /** How many frames sound. */
    public int frames() {
        return frames;
    }

    /** Where the frame's header lies in the file. */
    public long offset(int frame) {
        return offsets[check(frame)];
    }

    /** When the frame begins to sound; the first one or two of them before 0. */
    public Duration time(int frame) {
        return segmentOf(check(frame)).time(frame);
    }

    /** The frame that sounds at that time; the last one past the end. */
    public int frameAt(Duration time) {
        Segment segment = segments.getFirst();
        for (Segment candidate : segments) {
            if (candidate.start().compareTo(time) <= 0) {
                segment = candidate;
            }
        }
        long samples =
                SampleTime.samples(time.minus(segment.start()), segment.header().sampleRate());
        long frame =
                segment.firstFrame() + Math.max(0, samples) / segment.header().samples();
        return (int) Math.min(frame, frames - 1L);
    }

    /** Where the frame that sounds at that time lies in the file. */
    public long offsetAt(Duration time) {
        return offsets[frameAt(time)];
    }

    /** When the frame that lies there, or the next one behind, begins to sound; the end past the last. */
    public Duration timeAt(long offset) {
        int found = java.util.Arrays.binarySearch(offsets, 0, frames, offset);
        int frame = found >= 0 ? found : -found - 1;
        return frame < frames ? time(frame) : end();
    }

    /** The time that all frames take; whatever an encoder put before and behind the sound is part of it. */
    public Duration length() {
        return end().plus(soundStart());
    }

    /** How long after the first frame's begin time is 0. */
    public Duration soundStart() {
        return segments.getFirst().start().negated();
    }

    /** When the last frame is over. */
    Duration end() {
        return segments.getLast().time(frames);
    }

    /** The runs of frames of one kind; more than one where files of different kinds were put together. */
    public List<Segment> segments() {
        return segments;
    }

    /** In Hz, of the first frame. */
    public int sampleRate() {
        return segments.getFirst().header().sampleRate();
    }

    /** 1 or 2, the most that there are. */
    public int channels() {
        return segments.stream()
                .mapToInt(segment -> segment.header().channels())
                .max()
                .orElse(1);
    }

    /** The mean over all frames, in bits a second. */
    public int bitrate() {
        return (int) Math.round(audioBytes * 8e9 / length().toNanos());
    }

    /** What the frames say, not their header; an odd frame here and there does not make a constant bitrate variable. */
    public BitrateMode mode() {
        return mode;
    }

    /** The samples that the encoder put before the sound, as its LAME tag says; 0 where it says nothing. */
    public int encoderDelay() {
        return xing.map(XingHeader::delay).orElse(0);
    }

    /** The samples that the encoder put behind the sound, as its LAME tag says; 0 where it says nothing. */
    public int encoderPadding() {
        return xing.map(XingHeader::padding).orElse(0);
    }

    /** Whether the encoder told its delay and padding. */
    public boolean gapless() {
        return xing.map(XingHeader::gapless).orElse(false);
    }

    /** What was found between the frames. */
    public Damage damage() {
        return damage;
    }

    /** Where the last frame ends in the file, which may be before it should. */
    long audioEnd() {
        return audioEnd;
    }

    Optional<XingHeader> xing() {
        return xing;
    }

    private Segment segmentOf(int frame) {
        for (int i = segments.size() - 1; i > 0; i--) {
            if (segments.get(i).firstFrame() <= frame) {
                return segments.get(i);
            }
        }
        return segments.getFirst();
    }

    private int check(int frame) {
        return java.util.Objects.checkIndex(frame, frames);
    }
}
