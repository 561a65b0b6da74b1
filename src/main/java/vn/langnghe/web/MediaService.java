package vn.langnghe.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/** Stored files by the hash of their content, to be kept for ever. Whatever they are, they run nothing in our origin. */
final class MediaService implements Resource {
    static final String PATH = "/media/{hash}/{name}";

    private static final int KNOWN_TYPES = 4_096;

    private final MediaStore store;
    private final Catalogue catalogue;
    private final Map<MediaHash, String> types = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MediaHash, String> eldest) {
            return size() > KNOWN_TYPES;
        }
    });

    MediaService(MediaStore store, Catalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
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
                            type(hash, Requests.pathParameter(request, "name")),
                            tag(hash),
                            RangedContent.IMMUTABLE,
                            Optional.empty())
                    .send(request, response, content);
        }
    }

    /** What the catalogue says it is; what no title has any more is what its name says. */
    private String type(MediaHash hash, String name) {
        String known = types.get(hash);
        if (known != null) {
            return known;
        }
        String type = catalogue.file(hash).map(TitleFile::mediaType).orElseGet(() -> FileNames.mediaType(name));
        types.put(hash, type);
        return type;
    }

    /** The entity tag of a stored file. */
    static String tag(MediaHash hash) {
        return '"' + hash.hex() + '"';
    }
}
