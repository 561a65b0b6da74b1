package vn.langnghe.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The API's description in OpenAPI 3.1. */
final class DescriptionService implements Resource {
    static final String PATH = Addresses.API + "/openapi.json";

    private final Representation description;

    DescriptionService() {
        try (InputStream file = Objects.requireNonNull(DescriptionService.class.getResourceAsStream("openapi.json"))) {
            this.description = Representation.of(file.readAllBytes(), Json.MEDIA_TYPE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(PATH, this::describe));
    }

    private void describe(ServerRequest request, ServerResponse response) {
        Answers.send(request, response, description);
    }
}
