package vn.langnghe.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the sound lies in a RIFF/WAVE file, and of what kind it is (Multimedia Programming Interface and Data
 * Specifications 1.0; RF64 as in EBU Tech 3306).
 *
 * @param codec the format tag; of an extensible format, the one within
 * @param channels 1 or more
 * @param sampleRate in Hz
 * @param bytesPerSecond as the header says
 * @param blockAlign bytes of one sample of all channels
 * @param bits of one sample of one channel
 * @param data where the samples begin in the file
 * @param dataLength how many bytes of them there truly are
 * @param declaredLength how many bytes of them the header promises
 * @param factSamples the samples that a compressed format says it has, 0 where it does not
 */
record WavHeader(
        int codec,
        int channels,
        int sampleRate,
        int bytesPerSecond,
        int blockAlign,
        int bits,
        long data,
        long dataLength,
        long declaredLength,
        long factSamples) {
    static final int PCM = 1;
    static final int FLOAT = 3;
    static final int A_LAW = 6;
    static final int MU_LAW = 7;
    static final int MP3 = 0x55;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final long UNKNOWN_LENGTH = 0xFFFFFFFFL;
    private static final int MOST_CHUNKS = 10_000;

    static boolean recognises(FileWindow file) throws IOException {
        return (file.says(0, "RIFF") || file.says(0, "RF64")) && file.says(8, "WAVE");
    }

    /** The header, or nothing where the file has no format or no sound. */
    static Optional<WavHeader> read(FileWindow file) throws IOException {
        int codec = 0;
        int channels = 0;
        int sampleRate = 0;
        int bytesPerSecond = 0;
        int blockAlign = 0;
        int bits = 0;
        long factSamples = 0;
        long longLength = -1;
        long position = 12;
        for (int i = 0; i < MOST_CHUNKS && position + 8 <= file.size(); i++) {
            long length = unsigned(file, position + 4);
            long content = position + 8;
            long present = Math.min(length, file.size() - content);
            if (file.says(position, "fmt ") && present >= 16) {
                codec = shortAt(file, content);
                channels = shortAt(file, content + 2);
                sampleRate = (int) Math.min(Integer.MAX_VALUE, unsigned(file, content + 4));
                bytesPerSecond = (int) Math.min(Integer.MAX_VALUE, unsigned(file, content + 8));
                blockAlign = shortAt(file, content + 12);
                bits = shortAt(file, content + 14);
                if (codec == EXTENSIBLE && present >= 26) {
                    codec = shortAt(file, content + 24);
                }
            } else if (file.says(position, "ds64") && present >= 16) {
                longLength = unsigned(file, content + 8) | (unsigned(file, content + 12) << 32);
            } else if (file.says(position, "fact") && present >= 4) {
                factSamples = unsigned(file, content);
            } else if (file.says(position, "data")) {
                if (channels == 0 || sampleRate == 0 || blockAlign == 0) {
                    return Optional.empty();
                }
                long left = file.size() - content;
                long declared = length != UNKNOWN_LENGTH ? length : longLength >= 0 ? longLength : left;
                return Optional.of(new WavHeader(
                        codec,
                        channels,
                        sampleRate,
                        bytesPerSecond,
                        blockAlign,
                        bits,
                        content,
                        Math.min(declared, left),
                        declared,
                        factSamples));
            }
            position = content + length + (length & 1);
        }
        return Optional.empty();
    }

    /** Whether each block is one sample of every channel. */
    boolean uncompressed() {
        return codec == PCM || codec == FLOAT || codec == A_LAW || codec == MU_LAW;
    }

    /** Whether {@link WavDecoder} decodes it. */
    boolean decodable() {
        boolean pcm = codec == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
        boolean floating = codec == FLOAT && bits == 32;
        return (pcm || floating) && blockAlign == channels * bits / 8;
    }

    Optional<Duration> length() {
        if (uncompressed()) {
            return Optional.of(SampleTime.of(dataLength / blockAlign, sampleRate));
        }
        if (factSamples > 0) {
            return Optional.of(SampleTime.of(factSamples, sampleRate));
        }
        return bytesPerSecond > 0 ? Optional.of(SampleTime.of(dataLength, bytesPerSecond)) : Optional.empty();
    }

    private static long unsigned(FileWindow file, long position) throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes(file.word(position)));
    }

    private static int shortAt(FileWindow file, long position) throws IOException {
        return file.octet(position) | (file.octet(position + 1) << 8);
    }
}
