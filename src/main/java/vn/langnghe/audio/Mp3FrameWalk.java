package vn.langnghe.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.langnghe.book.BitrateMode;

/** One walk from frame to frame through a file, over tags, junk and damage. */
final class Mp3FrameWalk {
    /** A stream is believed when this many frames follow each other; two suffice once it is known. */
    private static final int FRAMES_TO_BELIEVE = 3;

    private static final int FRAMES_TO_GO_ON = 2;
    private static final int MOST_SEGMENTS = 10_000;
    private static final int TOLERATED_ODD_FRAMES_IN = 500;

    private final FileWindow file;
    private final List<Mp3FrameIndex.Segment> segments = new ArrayList<>();
    private final int[] framesOfBitrate = new int[449];
    private long[] offsets = new long[1024];
    private int frames;
    private long audioBytes;
    private long audioEnd;
    private Optional<XingHeader> xing = Optional.empty();
    private @Nullable FrameHeader stream;
    private long junkBefore;
    private int stretches;
    private long damagedBytes;
    private Optional<Duration> firstDamage = Optional.empty();
    private long zeros;
    private boolean lastFrameCut;
    private boolean freeFormat;

    Mp3FrameWalk(FileWindow file) {
        this.file = file;
    }

    /** Whether the file begins with a frame of the free format, whose length no header tells. */
    boolean freeFormat() {
        return freeFormat;
    }

    Optional<Mp3FrameIndex> index() throws IOException {
        Mp3Tags tags = Mp3Tags.around(file);
        long position = tags.start();
        long end = tags.end();
        freeFormat = position + 4 <= end
                && FrameHeader.isHeader(file.word(position))
                && new FrameHeader(file.word(position)).bitrate() == 0;
        while (position + 4 <= end && frames < Integer.MAX_VALUE - 8) {
            position = isFrame(position, end) ? take(position, end) : resynchronise(position, end);
        }
        if (frames == 0) {
            return Optional.empty();
        }
        return Optional.of(new Mp3FrameIndex(
                offsets,
                frames,
                segments,
                audioBytes,
                audioEnd,
                mode(),
                xing,
                new Mp3FrameIndex.Damage(junkBefore, stretches, damagedBytes, firstDamage, zeros, lastFrameCut)));
    }

    private boolean isFrame(long position, long end) throws IOException {
        int word = file.word(position);
        if (!FrameHeader.isHeader(word)) {
            return false;
        }
        FrameHeader header = new FrameHeader(word);
        if (header.bitrate() == 0) {
            return false;
        }
        return (stream != null && header.sameStream(stream))
                || followed(position, end, header, stream == null ? FRAMES_TO_BELIEVE : FRAMES_TO_GO_ON);
    }

    /** Whether so many frames of one stream stand there in a row, or fewer up to the very end. */
    private boolean followed(long position, long end, FrameHeader header, int wanted) throws IOException {
        long place = position;
        FrameHeader next = header;
        for (int i = 1; i < wanted; i++) {
            place += next.length();
            if (place == end || (i > 1 && place > end)) {
                return true;
            }
            if (place + 4 > end || !FrameHeader.isHeader(file.word(place))) {
                return false;
            }
            next = new FrameHeader(file.word(place));
            if (!next.sameStream(header) || next.bitrate() == 0) {
                return false;
            }
        }
        return true;
    }

    private long take(long position, long end) throws IOException {
        FrameHeader header = new FrameHeader(file.word(position));
        if (position + header.length() > end) {
            lastFrameCut = true;
            if (position + 4 + header.sideInformation() > end) {
                return end;
            }
        }
        if (stream == null) {
            xing = XingHeader.in(file, position, header);
            if (xing.isPresent()) {
                stream = header;
                return position + header.length();
            }
        }
        if (segments.isEmpty() || !header.sameStream(segments.getLast().header())) {
            Duration start = segments.isEmpty()
                    ? soundStart(header).negated()
                    : segments.getLast().time(frames);
            if (segments.size() < MOST_SEGMENTS) {
                segments.add(new Mp3FrameIndex.Segment(frames, start, header));
            } else {
                return position + header.length();
            }
        }
        stream = header;
        if (frames == offsets.length) {
            offsets = Arrays.copyOf(offsets, frames + (frames >> 1));
        }
        offsets[frames++] = position;
        audioEnd = Math.min(end, position + header.length());
        audioBytes += audioEnd - position;
        framesOfBitrate[header.bitrate() / 1000]++;
        return position + header.length();
    }

    private Duration soundStart(FrameHeader header) {
        if (header.layer() != 3) {
            return Duration.ZERO;
        }
        int delay = xing.filter(XingHeader::gapless).map(XingHeader::delay).orElse(0);
        return SampleTime.of(delay + Mp3FrameIndex.DECODER_DELAY, header.sampleRate());
    }

    /** The next place where frames stand, or the end; what lies between is put down as damage. */
    private long resynchronise(long from, long end) throws IOException {
        long tag = Mp3Tags.id3v2Length(file, from);
        if (tag > 0) {
            return from + tag;
        }
        long position = from;
        boolean onlyZeros = true;
        while (position < end) {
            int octet = file.octet(position);
            if (octet == 0xFF && position + 4 <= end && isStreamAgain(position, end)) {
                break;
            }
            if (octet == 'I' && position > from && Mp3Tags.id3v2Length(file, position) > 0) {
                break;
            }
            onlyZeros &= octet == 0;
            position++;
        }
        if (onlyZeros) {
            zeros += position - from;
        } else if (frames == 0) {
            junkBefore += position - from;
        } else {
            if (firstDamage.isEmpty()) {
                firstDamage = Optional.of(segments.getLast().time(frames));
            }
            stretches++;
            damagedBytes += position - from;
        }
        return position;
    }

    private boolean isStreamAgain(long position, long end) throws IOException {
        int word = file.word(position);
        if (!FrameHeader.isHeader(word)) {
            return false;
        }
        FrameHeader header = new FrameHeader(word);
        if (header.bitrate() == 0) {
            return false;
        }
        return followed(position, end, header, stream == null ? FRAMES_TO_BELIEVE : FRAMES_TO_GO_ON);
    }

    private BitrateMode mode() {
        int mostCommon = Arrays.stream(framesOfBitrate).max().orElse(0);
        int odd = frames - mostCommon;
        return odd <= Math.max(1, frames / TOLERATED_ODD_FRAMES_IN) ? BitrateMode.CONSTANT : BitrateMode.VARIABLE;
    }
}
