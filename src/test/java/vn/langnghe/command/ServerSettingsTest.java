package vn.langnghe.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.web.WebLimits;

class ServerSettingsTest {
    @TempDir
    private Path data;

    private WebLimits limits(Map<String, String> environment) {
        Configuration configuration = Configuration.of(
                Texts.in("en"), Map.of("langnghe.data", data.toString()), environment, new Properties());
        return ServerSettings.of(configuration).limits();
    }

    @Test
    void theLimitsAreTheUsualOnesUnlessTheyAreSet() {
        assertThat(limits(Map.of())).isEqualTo(WebLimits.usual());
    }

    @Test
    void theEnvironmentSetsLimits() {
        WebLimits limits = limits(Map.of(
                "LANGNGHE_WEB_LARGEST_UPLOAD", "100 MiB",
                "LANGNGHE_WEB_CONNECTIONS", "50",
                "LANGNGHE_WEB_REQUESTS", "20",
                "LANGNGHE_WEB_HEAD_TIME", "PT1S",
                "LANGNGHE_WEB_BODY_TIME", "PT2S",
                "LANGNGHE_WEB_READING_TIME", "PT3S",
                "LANGNGHE_WEB_IDLE_TIME", "PT4S",
                "LANGNGHE_WEB_GRACE", "PT0.5S"));

        assertThat(limits.largestUpload()).isEqualTo(100L << 20);
        assertThat(limits.connections()).isEqualTo(50);
        assertThat(limits.requests()).isEqualTo(20);
        assertThat(limits.head()).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.body()).isEqualTo(Duration.ofSeconds(2));
        assertThat(limits.reading()).isEqualTo(Duration.ofSeconds(3));
        assertThat(limits.idle()).isEqualTo(Duration.ofSeconds(4));
        assertThat(limits.grace()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void theFileInTheDataFolderSetsLimits() throws Exception {
        Files.writeString(data.resolve("langnghe.yaml"), """
                langnghe:
                  web:
                    connections: 123
                    largest-upload: 1 GiB
                """);

        assertThat(limits(Map.of()).connections()).isEqualTo(123);
        assertThat(limits(Map.of()).largestUpload()).isEqualTo(1L << 30);
    }
}
