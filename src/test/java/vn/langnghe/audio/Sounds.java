package vn.langnghe.audio;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.sound.sampled.AudioFormat;

/** Real audio for the tests, made on the spot. */
final class Sounds {
    private Sounds() {}

    /** A tone that swells and fades with noise, so that a variable bitrate varies; 16 bits, every channel alike. */
    static byte[] pcm(int rate, int channels, double seconds) {
        Random random = new Random(7);
        int frames = (int) (rate * seconds);
        ByteBuffer bytes = ByteBuffer.allocate(frames * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames; i++) {
            double noise = i / (rate / 2) % 2 == 0 ? random.nextGaussian() * 0.1 : 0.0;
            double value = 0.3 * Math.sin(2 * Math.PI * 440 * i / rate) + noise;
            for (int channel = 0; channel < channels; channel++) {
                bytes.putShort((short) Math.clamp(Math.round(value * 32767), -32768, 32767));
            }
        }
        return bytes.array();
    }

    static byte[] mp3(int rate, int channels, double seconds, int kilobits, boolean variable) throws IOException {
        byte[] pcm = pcm(rate, channels, seconds);
        LameEncoder encoder = new LameEncoder(
                new AudioFormat(rate, 16, channels, true, false), kilobits, channels == 1 ? 3 : 1, 5, variable);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.max(encoder.getPCMBufferSize(), 16_384)];
        int step = encoder.getPCMBufferSize();
        for (int offset = 0; offset < pcm.length; offset += step) {
            int count = encoder.encodeBuffer(pcm, offset, Math.min(step, pcm.length - offset), buffer);
            stream.write(buffer, 0, count);
        }
        stream.write(buffer, 0, encoder.encodeFinish(buffer));
        encoder.close();
        return stream.toByteArray();
    }

    static byte[] wav(int rate, int channels, int bits, byte[] data) {
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF"))
                .putInt(36 + data.length)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        header.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        header.putShort((short) (channels * bits / 8)).putShort((short) bits);
        header.put(ascii("data")).putInt(data.length);
        return joined(header.array(), data);
    }

    /** A frame of silence that says it is Info, with LAME's delay and padding. */
    static byte[] infoFrame(FrameHeader like, int frames, int delay, int padding) {
        int word = (like.word() & ~0xF200) | 0x10000 | (14 << 12);
        FrameHeader header = new FrameHeader(word);
        ByteBuffer frame = ByteBuffer.allocate(header.length());
        frame.putInt(word).position(4 + header.sideInformation());
        frame.put(ascii("Info")).putInt(1).putInt(frames).put(ascii("LAME3.100"));
        frame.position(frame.position() + 12);
        frame.put((byte) (delay >> 4))
                .put((byte) ((delay << 4) | (padding >> 8)))
                .put((byte) padding);
        return frame.array();
    }

    static byte[] id3v2(int length) {
        ByteBuffer tag = ByteBuffer.allocate(10 + length);
        tag.put(ascii("ID3")).put((byte) 4).put((byte) 0).put((byte) 0);
        tag.put((byte) (length >> 21)).put((byte) ((length >> 14) & 0x7F));
        tag.put((byte) ((length >> 7) & 0x7F)).put((byte) (length & 0x7F));
        return tag.array();
    }

    static byte[] id3v1() {
        return joined(ascii("TAG"), new byte[125]);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            stream.writeBytes(part);
        }
        return stream.toByteArray();
    }

    static Path file(Path folder, String name, byte[]... parts) throws IOException {
        return Files.write(folder.resolve(name), joined(parts));
    }
}
