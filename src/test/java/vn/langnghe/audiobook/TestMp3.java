package vn.langnghe.audiobook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An MP3 of silence with a tag of our own. */
final class TestMp3 {
    /** 1152 samples at 32 kHz. */
    static final Duration FRAME = Duration.ofMillis(36);

    private static final int FRAME_BYTES = 288;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private byte[] behind = new byte[0];

    TestMp3 text(String id, String value) {
        return frame(id, join(new byte[] {3}, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** A text whose encoding is declared as ISO 8859-1 but is another. */
    TestMp3 text(String id, String value, Charset truly) {
        return frame(id, join(new byte[] {0}, value.getBytes(truly)));
    }

    TestMp3 frame(String id, byte[] data) {
        frames.writeBytes(frameBytes(id, data));
        return this;
    }

    TestMp3 chapter(String id, String title, long begin, long end) {
        ByteBuffer times = ByteBuffer.allocate(16)
                .putInt((int) begin)
                .putInt((int) end)
                .putInt(-1)
                .putInt(-1);
        byte[] name = (id + "\0").getBytes(StandardCharsets.ISO_8859_1);
        return frame("CHAP", join(name, times.array(), title(title)));
    }

    TestMp3 contents(String id, boolean top, String title, String... children) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes((id + "\0").getBytes(StandardCharsets.ISO_8859_1));
        data.write(top ? 3 : 1);
        data.write(children.length);
        for (String child : children) {
            data.writeBytes((child + "\0").getBytes(StandardCharsets.ISO_8859_1));
        }
        if (!title.isEmpty()) {
            data.writeBytes(title(title));
        }
        return frame("CTOC", data.toByteArray());
    }

    TestMp3 version1(String title, String artist, int track, Charset charset) {
        ByteBuffer tag = ByteBuffer.allocate(128).put("TAG".getBytes(StandardCharsets.ISO_8859_1));
        tag.put(3, title.getBytes(charset));
        tag.put(33, artist.getBytes(charset));
        tag.put(126, (byte) track);
        tag.put(127, (byte) 255);
        behind = tag.array();
        return this;
    }

    /** The file, with so many frames of silence. */
    byte[] bytes(int count) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (frames.size() > 0) {
            file.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0});
            for (int shift = 21; shift >= 0; shift -= 7) {
                file.write((frames.size() >> shift) & 0x7F);
            }
            file.writeBytes(frames.toByteArray());
        }
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[FRAME_BYTES];
            // MPEG-1 layer III, 64 kbit/s, 32 kHz, mono
            ByteBuffer.wrap(frame).putInt(0xFFFB58C4);
            file.writeBytes(frame);
        }
        file.writeBytes(behind);
        return file.toByteArray();
    }

    private static byte[] title(String title) {
        return frameBytes("TIT2", join(new byte[] {1}, ("\uFEFF" + title).getBytes(StandardCharsets.UTF_16LE)));
    }

    private static byte[] frameBytes(String id, byte[] data) {
        int size = data.length;
        int syncSafe = ((size << 3) & 0x7F000000) | ((size << 2) & 0x7F0000) | ((size << 1) & 0x7F00) | (size & 0x7F);
        ByteBuffer frame = ByteBuffer.allocate(10 + size);
        frame.put(id.getBytes(StandardCharsets.ISO_8859_1)).putInt(syncSafe).putShort((short) 0);
        return frame.put(data).array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
