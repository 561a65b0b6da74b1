package vn.langnghe.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The starter collection's books, as folders, zips and newer editions. */
final class TestPackages {
    static final Path CONTENT = Path.of("content").toAbsolutePath();
    static final Path STORY = CONTENT.resolve("chao-ban");

    private TestPackages() {}

    static Path zip(Path folder, Path zip) throws IOException {
        try (OutputStream stream = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(stream)) {
            for (Path file : filesBelow(folder)) {
                entries.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return zip;
    }

    /** The same book with another title, as a publisher would mend it. */
    static Path newerEdition(Path folder, Path copy) throws IOException {
        for (Path file : filesBelow(folder)) {
            Path target = copy.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.resolveSibling("."));
            if (file.toString().endsWith(".opf")) {
                Files.writeString(
                        target, Files.readString(file).replaceFirst("(<dc:title[^>]*>)[^<]*", "$1Ấn bản mới"));
            } else {
                Files.copy(file, target);
            }
        }
        return copy;
    }

    static List<Path> filesBelow(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
