package vn.langnghe.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zips for tests, honest ones and others. */
final class Zips {
    private Zips() {}

    /** A zip of texts by entry name; a name that ends in {@code /} is a folder. */
    static Path of(Path zip, Map<String, String> entries) throws IOException {
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(zip)) {
            for (var entry : entries.entrySet()) {
                add(
                        output,
                        new ZipArchiveEntry(entry.getKey()),
                        entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    static void add(ZipArchiveOutputStream output, ZipArchiveEntry entry, byte[] content) throws IOException {
        output.putArchiveEntry(entry);
        if (!entry.isDirectory()) {
            output.write(content);
        }
        output.closeArchiveEntry();
    }

    /** Puts a two-byte number into every central header, and where it has its like into every local one. */
    static void patch(Path zip, int centralOffset, int localOffset, int value) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        for (int index = 0; index < bytes.limit() - 4; index++) {
            if (bytes.getInt(index) == 0x02014b50) {
                bytes.putShort(index + centralOffset, (short) value);
            } else if (bytes.getInt(index) == 0x04034b50 && localOffset >= 0) {
                bytes.putShort(index + localOffset, (short) value);
            }
        }
        Files.write(zip, bytes.array());
    }
}
