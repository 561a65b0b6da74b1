package vn.langnghe.web;

import static java.lang.System.Logger.Level.WARNING;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.FileRole;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.catalogue.TitleQuery;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaStore;

/** Whether the library can serve: its ways to catalogue and media were gone once, and the catalogue answers. */
final class Readiness implements HealthCheck {
    private static final System.Logger LOGGER = System.getLogger(Readiness.class.getName());
    private static final int ROUNDS = 20;
    private static final int WARM_TITLES = 20;

    private final Catalogue catalogue;
    private final MediaStore media;
    private volatile boolean warm;

    Readiness(Catalogue catalogue, MediaStore media) {
        this.catalogue = catalogue;
        this.media = media;
    }

    /** Goes the ways that the first child will go, so that it does not have to wait for them to be compiled. */
    void warmUp() {
        Thread.ofVirtual().name("warm-up").start(() -> {
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    for (Title title :
                            catalogue.titles(TitleQuery.all(WARM_TITLES)).items()) {
                        Json.bytes(TitleJson.of(title));
                        if (round == 0) {
                            readABit(title);
                        }
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOGGER.log(WARNING, "The library could not be warmed up", e);
            } finally {
                warm = true;
            }
        });
    }

    @Override
    public String name() {
        return "library";
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder().status(warm && answers()).build();
    }

    private boolean answers() {
        try {
            catalogue.titles(TitleQuery.all(1));
            return true;
        } catch (RuntimeException e) {
            LOGGER.log(WARNING, "The catalogue does not answer", e);
            return false;
        }
    }

    private void readABit(Title title) throws IOException {
        Optional<TitleFile> audio = catalogue.files(title.id()).stream()
                .filter(file ->
                        file.role() == FileRole.CONTENT && file.mediaType().startsWith("audio/"))
                .findFirst();
        if (audio.isPresent()) {
            Optional<MediaContent> content = media.open(audio.get().hash());
            if (content.isPresent()) {
                try (MediaContent open = content.get()) {
                    open.read(ByteBuffer.allocate(64 * 1024), 0);
                }
            }
        }
    }
}
