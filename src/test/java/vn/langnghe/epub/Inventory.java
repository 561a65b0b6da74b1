package vn.langnghe.epub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.langnghe.audio.TrueAudio;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.Reading;

/** What is in the real packages that lie beside the project, by their own inventory. */
public final class Inventory {
    private static final Path BOOKS = Path.of("../shared/books");

    /** One real package. */
    public record Row(String name, double audioSeconds, String language, int headings, int pages) {
        /** The package itself. */
        public Path file() {
            Path zip = BOOKS.resolve(name + ".zip");
            return Files.exists(zip) ? zip : BOOKS.resolve(name + ".epub");
        }

        /** Half a percent, or what rounding to tenths and the encoders' padding of very short files hide. */
        public double audioTolerance() {
            return Math.max(audioSeconds * 0.005, 0.1);
        }

        /** Reads it; nothing is left behind. */
        public Reading read(BookReader reader, Path temporary) throws IOException {
            try (BookPackage bookPackage = BookPackage.open(file(), temporary)) {
                if (!reader.recognises(bookPackage)) {
                    throw new IllegalStateException(name + " is not recognised");
                }
                return reader.read(bookPackage, new TrueAudio());
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Inventory() {}

    /** Whether the real packages are at hand. */
    public static boolean isThere() {
        return Files.isRegularFile(BOOKS.resolve("INVENTORY.tsv"));
    }

    /** The packages whose names begin so; none where they are not at hand. */
    public static List<Row> rows(String prefix) {
        if (!isThere()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(BOOKS.resolve("INVENTORY.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[0].startsWith(prefix))
                    .map(cells -> new Row(
                            cells[0],
                            Double.parseDouble(cells[6]),
                            cells[8],
                            cells[10].isEmpty() ? 0 : Integer.parseInt(cells[10]),
                            cells[11].isEmpty() ? 0 : Integer.parseInt(cells[11])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
