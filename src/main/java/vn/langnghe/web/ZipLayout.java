package vn.langnghe.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.langnghe.media.MediaHash;

/**
 * How a zip of stored (not deflated) files lies, byte by byte, so that any range of it can be given (APPNOTE 6.3.10,
 * sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16; Zip64 where something is too large without).
 *
 * @param pieces one after the other, without gaps
 * @param size of the whole, in bytes
 */
record ZipLayout(List<Piece> pieces, long size) {
    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final int MOST_ENTRIES = 0xFFFF;
    private static final int LOCAL = 0x0403_4B50;
    private static final int CENTRAL = 0x0201_4B50;
    private static final int END = 0x0605_4B50;
    private static final int END_64 = 0x0606_4B50;
    private static final int LOCATOR_64 = 0x0706_4B50;
    private static final int NAMES_ARE_UTF_8 = 1 << 11;
    private static final int PLAIN_VERSION = 20;
    private static final int VERSION_64 = 45;
    /** 1980-01-01, the format's earliest day: the zip is the same whenever it is made. */
    private static final int DAY = 0x21;

    ZipLayout {
        pieces = List.copyOf(pieces);
    }

    /** A file that goes into the zip; the checksum is CRC-32. */
    record Entry(String path, MediaHash hash, long size, long checksum) {
        byte[] name() {
            return path.getBytes(StandardCharsets.UTF_8);
        }

        boolean isLarge() {
            return size >= LARGEST;
        }
    }

    /** A stretch of the zip. */
    sealed interface Piece {
        long start();

        long length();
    }

    /** Written by us. */
    @SuppressWarnings("ArrayRecordComponent") // intentional: never compared
    record Written(long start, byte[] bytes) implements Piece {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** A stored file's content. */
    record Content(long start, long length, MediaHash hash) implements Piece {}

    static ZipLayout of(List<Entry> entries) {
        List<Piece> pieces = new ArrayList<>();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        long position = 0;
        for (Entry entry : entries) {
            byte[] head = localHeader(entry);
            directory.writeBytes(centralHeader(entry, position));
            pieces.add(new Written(position, head));
            position += head.length;
            if (entry.size() > 0) {
                pieces.add(new Content(position, entry.size(), entry.hash()));
                position += entry.size();
            }
        }
        byte[] central = directory.toByteArray();
        byte[] end = end(entries.size(), central.length, position);
        pieces.add(new Written(position, central));
        pieces.add(new Written(position + central.length, end));
        return new ZipLayout(pieces, position + central.length + end.length);
    }

    private static byte[] localHeader(Entry entry) {
        byte[] name = entry.name();
        int extra = entry.isLarge() ? 20 : 0;
        byte[] bytes = new byte[30 + name.length + extra];
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(LOCAL);
        common(head, entry);
        head.putShort((short) name.length).putShort((short) extra).put(name);
        if (entry.isLarge()) {
            head.putShort((short) 1).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
        }
        return bytes;
    }

    private static byte[] centralHeader(Entry entry, long offset) {
        byte[] name = entry.name();
        boolean far = offset >= LARGEST;
        int values = (entry.isLarge() ? 16 : 0) + (far ? 8 : 0);
        int extra = values == 0 ? 0 : values + 4;
        byte[] bytes = new byte[46 + name.length + extra];
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(CENTRAL).putShort((short) VERSION_64);
        common(head, entry);
        head.putShort((short) name.length).putShort((short) extra);
        head.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        head.putInt((int) Math.min(offset, LARGEST)).put(name);
        if (extra > 0) {
            head.putShort((short) 1).putShort((short) values);
            if (entry.isLarge()) {
                head.putLong(entry.size()).putLong(entry.size());
            }
            if (far) {
                head.putLong(offset);
            }
        }
        return bytes;
    }

    /** From the version that is needed to the sizes: the same in both headers. */
    private static void common(ByteBuffer head, Entry entry) {
        head.putShort((short) (entry.isLarge() ? VERSION_64 : PLAIN_VERSION));
        head.putShort((short) NAMES_ARE_UTF_8).putShort((short) 0);
        head.putShort((short) 0).putShort((short) DAY);
        head.putInt((int) entry.checksum());
        int size = (int) Math.min(entry.size(), LARGEST);
        head.putInt(size).putInt(size);
    }

    private static byte[] end(int entries, long length, long offset) {
        boolean large = entries >= MOST_ENTRIES || offset >= LARGEST || length >= LARGEST;
        byte[] bytes = new byte[22 + (large ? 76 : 0)];
        ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (large) {
            end.putInt(END_64).putLong(44).putShort((short) VERSION_64).putShort((short) VERSION_64);
            end.putInt(0)
                    .putInt(0)
                    .putLong(entries)
                    .putLong(entries)
                    .putLong(length)
                    .putLong(offset);
            end.putInt(LOCATOR_64).putInt(0).putLong(offset + length).putInt(1);
        }
        short count = (short) Math.min(entries, MOST_ENTRIES);
        end.putInt(END).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
        end.putInt((int) Math.min(length, LARGEST)).putInt((int) Math.min(offset, LARGEST));
        end.putShort((short) 0);
        return bytes;
    }
}
