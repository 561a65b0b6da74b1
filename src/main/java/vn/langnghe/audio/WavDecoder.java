package vn.langnghe.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Decodes a WAV of 8, 16, 24 or 32 bits, or of 32-bit floats. */
final class WavDecoder implements PcmStream {
    private static final int FRAMES = 4096;

    private final FileWindow file;
    private final WavHeader header;
    private long position;

    WavDecoder(FileWindow file, WavHeader header) {
        this.file = file;
        this.header = header;
        this.position = header.data();
    }

    @Override
    public Optional<PcmBlock> next() throws IOException {
        long left = (header.data() + header.dataLength() - position) / header.blockAlign();
        int frames = (int) Math.min(FRAMES, left);
        if (frames <= 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes(position, frames * header.blockAlign()))
                .order(ByteOrder.LITTLE_ENDIAN);
        position += (long) frames * header.blockAlign();
        float[] samples = new float[frames * header.channels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sample(bytes);
        }
        return Optional.of(new PcmBlock(samples, frames, header.channels(), header.sampleRate()));
    }

    private float sample(ByteBuffer bytes) {
        return switch (header.bits()) {
            case 8 -> ((bytes.get() & 0xFF) - 128) / 128f;
            case 16 -> bytes.getShort() / 32768f;
            case 24 -> ((bytes.get() & 0xFF) | ((bytes.get() & 0xFF) << 8) | (bytes.get() << 16)) / 0x1p23f;
            default -> header.codec() == WavHeader.FLOAT ? finite(bytes.getFloat()) : bytes.getInt() / 0x1p31f;
        };
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
