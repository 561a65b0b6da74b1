package vn.langnghe.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was handed over, told by its content. */
enum PackageKind {
    FOLDER,
    ZIP,
    AUDIO,
    OTHER;

    private static final int HEAD = 16;

    static PackageKind of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return FOLDER;
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return OTHER;
        }
        String head;
        try (InputStream content = Files.newInputStream(path)) {
            head = new String(content.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006") || head.startsWith("PK\u0007\b")) {
            return ZIP;
        }
        if (isAudio(head)) {
            return AUDIO;
        }
        return ZipDirectory.isAtTheEndOf(path) ? ZIP : OTHER;
    }

    private static boolean isAudio(String head) {
        boolean mpegFrame = head.length() > 2
                && head.charAt(0) == 0xFF
                && (head.charAt(1) & 0xE0) == 0xE0
                && (head.charAt(1) & 0x18) != 0x08
                && (head.charAt(2) & 0xF0) != 0xF0
                && (head.charAt(2) & 0x0C) != 0x0C;
        return mpegFrame
                || head.startsWith("ID3")
                || head.startsWith("OggS")
                || head.startsWith("fLaC")
                || (head.startsWith("RIFF") && head.startsWith("WAVE", 8))
                || head.startsWith("ftyp", 4);
    }
}
