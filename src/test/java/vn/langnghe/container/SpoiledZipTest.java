package vn.langnghe.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips with bytes that are wrong anywhere; {@code -Dlangnghe.spoiled=N} tries more of them. */
class SpoiledZipTest {
    private static final int ROUNDS = Integer.getInteger("langnghe.spoiled", 300);

    @TempDir
    Path folder;

    @Test
    void aSpoiledZipIsReadOrRefusedAndLeavesNothingBehind() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        List<byte[]> whole = List.of(zip(Zip64Mode.Never, ZipMethod.DEFLATED), zip(Zip64Mode.Always, ZipMethod.STORED));
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Path spoiled = folder.resolve("spoiled.zip");
            Files.write(
                    spoiled,
                    new Mutation(seed, List.of("PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006"))
                            .of(whole.get(seed % whole.size())));
            long started = System.nanoTime();
            try (BookPackage book = BookPackage.open(spoiled, temporary)) {
                assertThat(book.files()).isNotEmpty();
                read++;
            } catch (HostilePackageException e) {
                assertThat(e.problem().english()).isNotBlank();
                refused++;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .as("seed %d", seed)
                    .isLessThan(Duration.ofSeconds(20));
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left).as("seed %d", seed).isEmpty();
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private byte[] zip(Zip64Mode mode, ZipMethod method) throws IOException {
        Path zip = folder.resolve(method + ".zip");
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(zip)) {
            output.setUseZip64(mode);
            for (String name : List.of("Book/", "Book/ncc.html", "Book/Đất rừng.mp3", "Book/a.smil")) {
                byte[] content = name.repeat(20).getBytes(StandardCharsets.UTF_8);
                ZipArchiveEntry entry = new ZipArchiveEntry(name);
                entry.setMethod(method.getCode());
                if (method == ZipMethod.STORED) {
                    CRC32 checksum = new CRC32();
                    if (!entry.isDirectory()) {
                        checksum.update(content);
                    }
                    entry.setSize(entry.isDirectory() ? 0 : content.length);
                    entry.setCrc(checksum.getValue());
                }
                Zips.add(output, entry, content);
            }
        }
        return Files.readAllBytes(zip);
    }
}
