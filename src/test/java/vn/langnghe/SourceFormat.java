package vn.langnghe;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The house's format (palantir), run on the project's own JDK; see docs/decisions/0002. */
final class SourceFormat {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private SourceFormat() {}

    /** Writes every Java source below the folders named into the house's format. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            for (Path source : sourcesBelow(Path.of(folder))) {
                String formatted = formatted(source);
                if (!formatted.equals(Files.readString(source))) {
                    Files.writeString(source, formatted);
                    System.out.println("formatted " + source);
                }
            }
        }
    }

    static List<Path> sourcesBelow(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    static String formatted(Path source) {
        try {
            String text = RemoveUnusedImports.removeUnusedImports(Files.readString(source));
            text = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.PALANTIR);
            return FORMATTER.formatSource(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }
}
