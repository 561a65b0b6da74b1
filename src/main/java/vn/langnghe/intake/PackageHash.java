package vn.langnghe.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import vn.langnghe.media.MediaHash;

/** Hashes that make a package known again, whether it comes as a folder or as a zip. */
final class PackageHash {
    private static final int BUFFER = 1 << 16;

    private PackageHash() {}

    /** The SHA-256 of a line {@code hash  path} for each file, sorted by path. */
    static String of(SortedMap<String, MediaHash> files) {
        MessageDigest digest = sha256();
        files.forEach(
                (path, hash) -> digest.update((hash.hex() + "  " + path + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MediaHash ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new MediaHash(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
