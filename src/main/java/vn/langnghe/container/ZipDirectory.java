package vn.langnghe.container;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks over a zip's central directory (APPNOTE.TXT, 4.3.12) before a library holds all of it in memory, so that an
 * absurd one is refused while it costs nothing.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_64_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int END_64_SIGNATURE = 0x06064b50;
    private static final int END_64_LENGTH = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LONGEST_NAME = 4096;
    private static final long LARGEST = 64L << 20;

    private ZipDirectory() {}

    /** Whether the file ends as a zip does, whatever it starts with. */
    static boolean isAtTheEndOf(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return end(channel).isPresent();
        }
    }

    /** Refuses a zip whose directory has too many entries, or names beyond all measure. */
    static void check(Path zip, UnpackingLimits limits) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(zip)) {
            Optional<Long> start = end(channel).flatMap(End::start);
            if (start.isPresent() && start.get() >= 0 && start.get() < channel.size()) {
                channel.position(start.get());
                walk(new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16)), limits);
            }
        } catch (EOFException _) {
            throw ContainerRule.ZIP_DAMAGED.refusal("", EntryPath.shown(String.valueOf(zip.getFileName())));
        }
    }

    private static void walk(DataInputStream directory, UnpackingLimits limits) throws IOException {
        long entries = 0;
        long length = 0;
        byte[] header = new byte[ENTRY_LENGTH];
        while (directory.readNBytes(header, 0, ENTRY_LENGTH) == ENTRY_LENGTH) {
            ByteBuffer entry = littleEndian(header);
            if (entry.getInt(0) != ENTRY_SIGNATURE) {
                return;
            }
            int name = Short.toUnsignedInt(entry.getShort(28));
            int rest = Short.toUnsignedInt(entry.getShort(30)) + Short.toUnsignedInt(entry.getShort(32));
            entries++;
            length += ENTRY_LENGTH + name + rest;
            if (entries > limits.entries() || length > LARGEST) {
                throw ContainerRule.TOO_MANY_ENTRIES.refusal("", limits.entries());
            }
            if (name > LONGEST_NAME) {
                String start = new String(directory.readNBytes(100), StandardCharsets.UTF_8);
                throw ContainerRule.ENTRY_NAME_ABSURD.refusal("", EntryPath.shown(start));
            }
            directory.skipNBytes(name + rest);
        }
    }

    /** Where the end record lies, and where it says that the directory does; two places where the zip has a prefix. */
    private record End(long position, long size, long offset, boolean is64) {
        Optional<Long> start() {
            return Optional.of(is64 ? offset : Math.max(offset, position - size));
        }
    }

    private static Optional<End> end(SeekableByteChannel channel) throws IOException {
        long length = channel.size();
        int reach = (int) Math.min(length, LOCATOR_64_LENGTH + END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = read(channel, length - reach, reach);
        for (int index = tail.limit() - END_LENGTH; index >= 0; index--) {
            if (tail.getInt(index) == END_SIGNATURE) {
                long position = length - reach + index;
                if (index >= LOCATOR_64_LENGTH && tail.getInt(index - LOCATOR_64_LENGTH) == LOCATOR_64_SIGNATURE) {
                    long end64 = tail.getLong(index - LOCATOR_64_LENGTH + 8);
                    if (end64 >= 0 && end64 + END_64_LENGTH <= length) {
                        ByteBuffer record = read(channel, end64, END_64_LENGTH);
                        if (record.getInt(0) == END_64_SIGNATURE) {
                            return Optional.of(new End(position, record.getLong(40), record.getLong(48), true));
                        }
                    }
                }
                return Optional.of(new End(
                        position,
                        Integer.toUnsignedLong(tail.getInt(index + 12)),
                        Integer.toUnsignedLong(tail.getInt(index + 16)),
                        false));
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
        channel.position(position);
        InputStream content = Channels.newInputStream(channel);
        return littleEndian(content.readNBytes(length));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
