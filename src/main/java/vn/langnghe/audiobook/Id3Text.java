package vn.langnghe.audiobook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import vn.langnghe.book.Metadata;

/**
 * The texts of ID3 tags (ID3v2.4.0 structure, section 4). Taggers wrote their system's code page where the standard
 * means ISO 8859-1, and UTF-16 without its mark.
 */
final class Id3Text {
    private static final Charset VIETNAMESE = Charset.forName("windows-1258");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Id3Text() {}

    /** The texts of a frame that begins with its encoding; several are parted by zeros. */
    static List<String> values(byte[] frame) {
        return frame.length < 2 ? List.of() : values(frame[0], Arrays.copyOfRange(frame, 1, frame.length));
    }

    /** The texts in that encoding of ID3v2: 0 to 3. */
    static List<String> values(int encoding, byte[] bytes) {
        String text = switch (encoding) {
            case 1 -> utf16(bytes);
            case 2 -> marked(bytes) ? utf16(bytes) : decoded(bytes, StandardCharsets.UTF_16BE);
            default -> codePage(bytes);
        };
        return Arrays.stream(text.split("\u0000", -1))
                .map(Metadata::tidy)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** UTF-8 where it is that, else windows-1258 where it reads as Vietnamese, else windows-1252. */
    static String codePage(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return decoded(bytes, isVietnamese(bytes) ? VIETNAMESE : WESTERN);
        }
    }

    private static boolean isVietnamese(byte[] bytes) {
        String text = Normalizer.normalize(decoded(bytes, VIETNAMESE), Normalizer.Form.NFC);
        // A tone that found no vowel to sit on is a letter of another language.
        long tones = text.codePoints().filter(Id3Text::isVietnameseVowel).count();
        long letters = text.codePoints()
                .filter(letter -> "đĐơƠưƯăĂ".indexOf(letter) >= 0)
                .count();
        boolean stray = text.codePoints().anyMatch(letter -> Character.getType(letter) == Character.NON_SPACING_MARK);
        return !stray && (tones >= 2 || (tones >= 1 && letters >= 1));
    }

    /** Latin Extended Additional holds the vowels with a tone that no other language has. */
    private static boolean isVietnameseVowel(int letter) {
        return letter >= 0x1EA0 && letter <= 0x1EF9;
    }

    private static String utf16(byte[] bytes) {
        if (marked(bytes)) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        int pairs = bytes.length / 2;
        int bigEndian = 0;
        int littleEndian = 0;
        for (int i = 0; i < pairs; i++) {
            bigEndian += isUsualHighByte(bytes[2 * i]) ? 1 : 0;
            littleEndian += isUsualHighByte(bytes[2 * i + 1]) ? 1 : 0;
        }
        if (Math.max(bigEndian, littleEndian) * 2 <= pairs) {
            return codePage(bytes);
        }
        return decoded(bytes, bigEndian > littleEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    /** Of Latin letters, Vietnamese ones and tones in UTF-16; no code page has a letter there. */
    private static boolean isUsualHighByte(byte octet) {
        return octet == 0 || octet == 1 || octet == 3 || octet == 0x1E;
    }

    private static boolean marked(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    }

    private static String decoded(byte[] bytes, Charset charset) {
        boolean pairs = charset.name().startsWith("UTF-16");
        return new String(bytes, 0, pairs ? bytes.length & ~1 : bytes.length, charset);
    }
}
