package vn.langnghe.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.Title;

/** A title's manifest. */
final class ManifestService implements Resource {
    private final Catalogue catalogue;
    private final MadeOnce manifests = new MadeOnce();

    ManifestService(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(Addresses.TITLE + "/manifest.json", this::manifest));
    }

    private void manifest(ServerRequest request, ServerResponse response) throws IOException {
        Title title = Requests.title(request, catalogue);
        String type = title.isPlayable() ? ManifestJson.AUDIOBOOK : ManifestJson.PUBLICATION;
        Requests.mustAccept(request, type, Json.MEDIA_TYPE);
        Answers.send(request, response, manifests.get(title, () -> {
            TalkingBook book = catalogue.book(title.id()).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND));
            ManifestJson manifest = new ManifestMaker(title, book, catalogue.files(title.id())).manifest();
            return Representation.of(Json.bytes(manifest), type);
        }));
    }
}
