package vn.langnghe.audio;

/**
 * The header of an MPEG audio frame (ISO/IEC 11172-3, 2.4.1.3; ISO/IEC 13818-3, 2.4.1.3; and the unofficial MPEG-2.5).
 *
 * @param word its 32 bits
 */
public record FrameHeader(int word) {
    /** What must not change within a stream: sync word, version, layer, sampling frequency. */
    private static final int STREAM = 0xFFFE0C00;

    private static final int[][] MPEG1_KILOBITS = {
        {},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448}
    };
    private static final int[][] MPEG2_KILOBITS = {
        {},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256}
    };
    private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};

    /** Whether these 32 bits can be a frame's header. */
    static boolean isHeader(int word) {
        return (word & 0xFFE00000) == 0xFFE00000
                && ((word >> 19) & 3) != 1
                && ((word >> 17) & 3) != 0
                && ((word >> 12) & 15) != 15
                && ((word >> 10) & 3) != 3;
    }

    /** Whether both can be of one stream: same version, layer and sample rate. */
    boolean sameStream(FrameHeader other) {
        return (word & STREAM) == (other.word & STREAM) && channels() == other.channels();
    }

    /** Whether it is MPEG-1; otherwise MPEG-2 or 2.5, at half or a quarter of its sample rates. */
    public boolean mpeg1() {
        return ((word >> 19) & 3) == 3;
    }

    /** 1, 2 or 3. */
    public int layer() {
        return 4 - ((word >> 17) & 3);
    }

    /** In Hz. */
    public int sampleRate() {
        int shift = switch ((word >> 19) & 3) {
            case 3 -> 0;
            case 2 -> 1;
            default -> 2;
        };
        return MPEG1_RATES[(word >> 10) & 3] >> shift;
    }

    /** 1 or 2. */
    public int channels() {
        return ((word >> 6) & 3) == 3 ? 1 : 2;
    }

    /** In bits a second; 0 in the free format. */
    public int bitrate() {
        return (mpeg1() ? MPEG1_KILOBITS : MPEG2_KILOBITS)[(word >> 17) & 3][(word >> 12) & 15] * 1000;
    }

    /** Samples of each channel. */
    public int samples() {
        return switch (layer()) {
            case 1 -> 384;
            case 2 -> 1152;
            default -> mpeg1() ? 1152 : 576;
        };
    }

    /** In bytes, the header among them; 0 in the free format. */
    public int length() {
        int padding = (word >> 9) & 1;
        int bitrate = bitrate();
        if (bitrate == 0) {
            return 0;
        }
        return layer() == 1
                ? (12 * bitrate / sampleRate() + padding) * 4
                : samples() / 8 * bitrate / sampleRate() + padding;
    }

    /** Whether a checksum of 16 bits follows the header. */
    boolean hasChecksum() {
        return ((word >> 16) & 1) == 0;
    }

    /** The length of layer III's side information in bytes. */
    int sideInformation() {
        return mpeg1() ? (channels() == 1 ? 17 : 32) : (channels() == 1 ? 9 : 17);
    }
}
