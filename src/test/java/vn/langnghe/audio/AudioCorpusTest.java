package vn.langnghe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("corpus")
class AudioCorpusTest {
    private static final Path BOOKS = Path.of("../shared/books");

    @TempDir
    Path folder;

    @Test
    void theAudioOfEveryPackageLastsAsLongAsTheInventorySays() throws IOException {
        assumeTrue(Files.exists(BOOKS.resolve("INVENTORY.tsv")));
        List<String> rows = Files.readAllLines(BOOKS.resolve("INVENTORY.tsv"));
        List<String> header = List.of(rows.getFirst().split("\t", -1));
        for (String row : rows.subList(1, rows.size())) {
            List<String> columns = List.of(row.split("\t", -1));
            double expected = Double.parseDouble(columns.get(header.indexOf("audio_seconds_ffprobe")));
            String name = columns.get(header.indexOf("name"));

            double found = seconds(Files.exists(BOOKS.resolve(name + ".zip")) ? name + ".zip" : name + ".epub");

            assertThat(found).as(name).isCloseTo(expected, within(expected * 0.005 + 0.05));
        }
    }

    private double seconds(String packageName) throws IOException {
        double sum = 0;
        try (ZipFile zip = new ZipFile(BOOKS.resolve(packageName).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith(".mp3") || name.endsWith(".wav")) {
                    Path file = folder.resolve("audio");
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                    sum += new TrueAudio()
                            .inspect(file, entry.getName())
                            .audioFile()
                            .map(audio -> audio.length().toNanos() / 1e9)
                            .orElse(0.0);
                }
            }
        }
        return sum;
    }
}
