package vn.langnghe.audio;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an encoder wrote into a first frame that sounds of nothing: Xing, Info (with LAME's extension) or VBRI.
 *
 * @param frames how many frames it says will follow
 * @param delay the samples that LAME put before the sound, 0 where it does not say
 * @param padding the samples that LAME put behind the sound, 0 where it does not say
 * @param gapless whether delay and padding were given
 */
record XingHeader(OptionalLong frames, int delay, int padding, boolean gapless) {
    private static final int HAS_FRAMES = 1;
    private static final int HAS_BYTES = 2;
    private static final int HAS_TABLE = 4;
    private static final int HAS_QUALITY = 8;

    static Optional<XingHeader> in(FileWindow file, long position, FrameHeader header) throws IOException {
        if (header.layer() != 3) {
            return Optional.empty();
        }
        long end = position + header.length();
        long place = position + 4 + header.sideInformation();
        for (long at : header.hasChecksum() ? new long[] {place, place + 2} : new long[] {place}) {
            if (at + 8 <= end && (file.says(at, "Xing") || file.says(at, "Info"))) {
                return Optional.of(xing(file, at, end));
            }
        }
        long vbri = position + 4 + 32;
        if (vbri + 18 <= end && file.says(vbri, "VBRI")) {
            return Optional.of(
                    new XingHeader(OptionalLong.of(Integer.toUnsignedLong(file.word(vbri + 14))), 0, 0, false));
        }
        return Optional.empty();
    }

    private static XingHeader xing(FileWindow file, long position, long end) throws IOException {
        int flags = file.word(position + 4);
        long place = position + 8;
        OptionalLong frames = OptionalLong.empty();
        if ((flags & HAS_FRAMES) != 0 && place + 4 <= end) {
            frames = OptionalLong.of(Integer.toUnsignedLong(file.word(place)));
            place += 4;
        }
        place += (flags & HAS_BYTES) != 0 ? 4 : 0;
        place += (flags & HAS_TABLE) != 0 ? 100 : 0;
        place += (flags & HAS_QUALITY) != 0 ? 4 : 0;
        boolean gapless =
                place + 24 <= end && (file.says(place, "LAME") || file.says(place, "Lavf") || file.says(place, "Lavc"));
        if (!gapless) {
            return new XingHeader(frames, 0, 0, false);
        }
        int both = file.word(place + 21) >>> 8;
        return new XingHeader(frames, both >> 12, both & 0xFFF, true);
    }
}
