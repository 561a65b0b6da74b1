package vn.langnghe.browser;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.sound.sampled.AudioFormat;

/** Audio that tells by its pitch which phrase it is: tone 0 sounds at 800 Hz, each further one 170 Hz higher. */
final class Tones {
    static final int RATE = 22_050;
    /** LAME's own delay and the decoder's: a file without a LAME tag sounds so much later than what was put in. */
    static final double MP3_DELAY = 1105.0 / RATE;

    private static final double LOWEST = 800;
    private static final double STEP = 170;
    private static final double LEVEL = 0.3;
    private static final int KILOBITS = 64;

    private Tones() {}

    static double frequency(int tone) {
        return LOWEST + STEP * tone;
    }

    /** One tone after the other, as little-endian 16-bit PCM. */
    static byte[] pcm(List<Integer> tones, double seconds) {
        int each = samples(seconds);
        ByteBuffer buffer =
                ByteBuffer.allocate(each * tones.size() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int tone : tones) {
            for (int sample = 0; sample < each; sample++) {
                double wave = Math.sin(2 * Math.PI * frequency(tone) * sample / RATE);
                buffer.putShort((short) Math.round(wave * LEVEL * Short.MAX_VALUE));
            }
        }
        return buffer.array();
    }

    static byte[] mp3(List<Integer> tones, double seconds, boolean variable) {
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        LameEncoder encoder =
                new LameEncoder(format, KILOBITS, LameEncoder.CHANNEL_MODE_MONO, LameEncoder.QUALITY_LOW, variable);
        byte[] pcm = pcm(tones, seconds);
        byte[] encoded = new byte[encoder.getOutputBufferSize()];
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        int step = encoder.getInputBufferSize();
        for (int at = 0; at < pcm.length; at += step) {
            mp3.write(encoded, 0, encoder.encodeBuffer(pcm, at, Math.min(step, pcm.length - at), encoded));
        }
        mp3.write(encoded, 0, encoder.encodeFinish(encoded));
        encoder.close();
        return mp3.toByteArray();
    }

    static byte[] wav(List<Integer> tones, double seconds) {
        byte[] pcm = pcm(tones, seconds);
        int header = 44;
        return ByteBuffer.allocate(header + pcm.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(header - 8 + pcm.length)
                .put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE * Short.BYTES)
                .putShort((short) Short.BYTES)
                .putShort((short) Short.SIZE)
                .put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(pcm.length)
                .put(pcm)
                .array();
    }

    private static int samples(double seconds) {
        return (int) Math.round(seconds * RATE);
    }
}
