package vn.langnghe.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/**
 * Stored files by the hash of their content, to be kept for ever. The name in the address says what type the content is;
 * whatever it is, it runs nothing in our origin.
 */
final class MediaService implements Resource {
    static final String PATH = "/media/{hash}/{name}";

    private final MediaStore store;

    MediaService(MediaStore store) {
        this.store = store;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(PATH, this::media));
    }

    private void media(ServerRequest request, ServerResponse response) throws IOException {
        MediaHash hash = MediaHash.parse(Requests.pathParameter(request, "hash"))
                .orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND));
        try (MediaContent content = store.open(hash).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND))) {
            SecurityHeaders.packageFile(response);
            new RangedContent(
                            FileNames.mediaType(Requests.pathParameter(request, "name")),
                            tag(hash),
                            RangedContent.IMMUTABLE,
                            Optional.empty())
                    .send(request, response, content);
        }
    }

    /** The entity tag of a stored file. */
    static String tag(MediaHash hash) {
        return '"' + hash.hex() + '"';
    }
}
