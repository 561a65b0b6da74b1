package vn.langnghe.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Where the audio lies between the tags that people put around it: ID3v2 before, ID3v1, Lyrics3, APE and appended ID3v2
 * behind.
 *
 * @param start where the tags before it end
 * @param end where the tags behind it begin
 */
record Mp3Tags(long start, long end) {
    private static final int MOST_TAGS = 16;

    static Mp3Tags around(FileWindow file) throws IOException {
        long start = 0;
        for (int i = 0; i < MOST_TAGS; i++) {
            long length = id3v2Length(file, start);
            if (length == 0) {
                break;
            }
            start += length;
        }
        long end = file.size();
        for (int i = 0; i < MOST_TAGS; i++) {
            long length = lengthOfTagEndingAt(file, end);
            if (length == 0 || end - length < start) {
                break;
            }
            end -= length;
        }
        return new Mp3Tags(start, end);
    }

    /** The length of the ID3v2 tag that begins there (ID3v2.4.0 structure, 3.1); 0 where none does. */
    static long id3v2Length(FileWindow file, long position) throws IOException {
        if (!file.says(position, "ID3") || position + 10 > file.size() || file.octet(position + 3) == 0xFF) {
            return 0;
        }
        long length = 10 + syncSafe(file, position + 6) + ((file.octet(position + 5) & 0x10) != 0 ? 10 : 0);
        return position + length <= file.size() ? length : 0;
    }

    private static long lengthOfTagEndingAt(FileWindow file, long end) throws IOException {
        if (file.says(end - 128, "TAG")) {
            return file.says(end - 128 - 227, "TAG+") ? 128 + 227 : 128;
        }
        if (file.says(end - 32, "APETAGEX")) {
            long length = Integer.toUnsignedLong(Integer.reverseBytes(file.word(end - 20)));
            boolean hasHeader = file.octet(end - 9) >= 0x80;
            return Math.min(length, end) + (hasHeader ? 32 : 0);
        }
        if (file.says(end - 9, "LYRICS200") && end >= 15) {
            String digits = new String(file.bytes(end - 15, 6), StandardCharsets.ISO_8859_1);
            return digits.matches("[0-9]{6}") ? Long.parseLong(digits) + 15 : 0;
        }
        if (file.says(end - 10, "3DI")) {
            return syncSafe(file, end - 4) + 20;
        }
        return 0;
    }

    private static long syncSafe(FileWindow file, long position) throws IOException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 7) | (file.octet(position + i) & 0x7F);
        }
        return value;
    }
}
