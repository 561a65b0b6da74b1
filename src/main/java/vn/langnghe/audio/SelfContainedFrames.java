package vn.langnghe.audio;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Layer III frames rewritten so that each holds all of its own sound. Encoders put the beginning of a frame's data into
 * the frames before it (the bit reservoir: ISO/IEC 11172-3, 2.4.3.4), so that a decoder which begins in the middle is
 * silent for up to five frames. Here the coded samples stay as they are to the bit, as in the application data units of
 * RFC 5219, and the frame takes the lowest bitrate that holds them.
 */
final class SelfContainedFrames {
    private static final int RESERVOIR = 511;
    private static final int HEADER = 4;
    private static final int CHECKSUM = 2;
    private static final int NO_CHECKSUM = 0x10000;
    private static final int BITRATE_AND_PADDING = 0xF200;
    private static final int HIGHEST_BITRATE = 14;

    private final FileWindow file;
    private final Mp3FrameIndex index;
    private byte[] reservoir = new byte[0];
    private int next;
    private long expected = -1;

    SelfContainedFrames(FileWindow file, Mp3FrameIndex index) {
        this.file = file;
        this.index = index;
    }

    /** The next frame; nothing where no bitrate is high enough to hold it. */
    Optional<byte[]> next() throws IOException {
        long offset = index.offset(next++);
        FrameHeader header = new FrameHeader(file.word(offset));
        int present = (int) Math.min(header.length(), index.audioEnd() - offset);
        byte[] frame = Arrays.copyOf(file.bytes(offset, present), header.length());
        if (offset != expected) {
            reservoir = new byte[0];
        }
        expected = offset + header.length();
        int side = HEADER + (header.hasChecksum() ? CHECKSUM : 0);
        int main = Math.min(frame.length, side + header.sideInformation());
        byte[] known = Arrays.copyOf(reservoir, reservoir.length + frame.length - main);
        System.arraycopy(frame, main, known, reservoir.length, frame.length - main);
        byte[] sideInformation = Arrays.copyOfRange(frame, side, side + header.sideInformation());
        int begin = reservoir.length - bits(sideInformation, 0, header.mpeg1() ? 9 : 8);
        int length = (dataBits(sideInformation, header) + 7) / 8;
        reservoir = Arrays.copyOfRange(known, Math.max(0, known.length - RESERVOIR), known.length);
        if (begin < 0 || begin + length > known.length) {
            return rewritten(header, new byte[header.sideInformation()], new byte[0]);
        }
        sideInformation[0] = 0;
        if (header.mpeg1()) {
            sideInformation[1] &= 0x7F;
        }
        return rewritten(header, sideInformation, Arrays.copyOfRange(known, begin, begin + length));
    }

    private static Optional<byte[]> rewritten(FrameHeader header, byte[] sideInformation, byte[] data) {
        for (int bitrate = 1; bitrate <= HIGHEST_BITRATE; bitrate++) {
            FrameHeader candidate =
                    new FrameHeader((header.word() & ~BITRATE_AND_PADDING) | NO_CHECKSUM | (bitrate << 12));
            if (candidate.length() >= HEADER + sideInformation.length + data.length) {
                byte[] frame = new byte[candidate.length()];
                for (int i = 0; i < HEADER; i++) {
                    frame[i] = (byte) (candidate.word() >> (24 - 8 * i));
                }
                System.arraycopy(sideInformation, 0, frame, HEADER, sideInformation.length);
                System.arraycopy(data, 0, frame, HEADER + sideInformation.length, data.length);
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    /** The bits of all granules and channels: the sum of part2_3_length (ISO/IEC 11172-3, 2.4.1.7). */
    private static int dataBits(byte[] sideInformation, FrameHeader header) {
        int channels = header.channels();
        int granules = header.mpeg1() ? 2 : 1;
        int place = header.mpeg1() ? 9 + (channels == 1 ? 5 : 3) + 4 * channels : 8 + channels;
        int step = header.mpeg1() ? 59 : 63;
        int sum = 0;
        for (int i = 0; i < granules * channels; i++) {
            sum += bits(sideInformation, place + i * step, 12);
        }
        return sum;
    }

    private static int bits(byte[] bytes, int place, int count) {
        int value = 0;
        for (int i = place; i < place + count; i++) {
            value = (value << 1) | ((bytes[i >> 3] >> (7 - (i & 7))) & 1);
        }
        return value;
    }
}
