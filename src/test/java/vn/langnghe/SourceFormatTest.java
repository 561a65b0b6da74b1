package vn.langnghe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFormatTest {
    @Test
    void everySourceIsInTheHousesFormat() throws IOException {
        List<Path> otherwise = new ArrayList<>();
        for (Path source : SourceFormat.sourcesBelow(Path.of("src"))) {
            if (!SourceFormat.formatted(source).equals(Files.readString(source))) {
                otherwise.add(source);
            }
        }
        assertThat(otherwise).as("run: mvn -q test-compile exec:exec@format").isEmpty();
    }
}
