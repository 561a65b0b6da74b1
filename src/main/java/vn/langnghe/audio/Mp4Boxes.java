package vn.langnghe.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Boxes of an ISO base media file (ISO/IEC 14496-12) as they are written, one within another. */
final class Mp4Boxes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Mp4Boxes int8(int value) {
        bytes.write(value);
        return this;
    }

    Mp4Boxes int16(int value) {
        return int8(value >>> 8).int8(value);
    }

    Mp4Boxes int24(int value) {
        return int8(value >>> 16).int16(value);
    }

    Mp4Boxes int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    Mp4Boxes int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    Mp4Boxes zeros(int count) {
        for (int i = 0; i < count; i++) {
            bytes.write(0);
        }
        return this;
    }

    Mp4Boxes bytes(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    Mp4Boxes ascii(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** A box with that content. */
    Mp4Boxes box(String type, Mp4Boxes content) {
        int32(content.bytes.size() + 8).ascii(type);
        bytes.writeBytes(content.bytes.toByteArray());
        return this;
    }

    /** A box with a version and flags before its content. */
    Mp4Boxes fullBox(String type, int version, int flags, Mp4Boxes content) {
        int32(content.bytes.size() + 12).ascii(type).int8(version).int24(flags);
        bytes.writeBytes(content.bytes.toByteArray());
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
