package vn.langnghe.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.Title;

/** A title's text and sound side by side, phrase by phrase. */
final class GuidedNavigationService implements Resource {
    private final Catalogue catalogue;
    private final MadeOnce made = new MadeOnce();

    GuidedNavigationService(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(Addresses.TITLE + "/guided-navigation.json", this::guide));
    }

    private void guide(ServerRequest request, ServerResponse response) throws IOException {
        Requests.mustAccept(request, GuidedNavigationMaker.MEDIA_TYPE, Json.MEDIA_TYPE);
        Title title = Requests.title(request, catalogue);
        Answers.send(request, response, made.get(title, () -> {
            TalkingBook book = catalogue.book(title.id()).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND));
            return Representation.of(
                    new GuidedNavigationMaker(title.id(), book, catalogue.files(title.id())).document(),
                    GuidedNavigationMaker.MEDIA_TYPE);
        }));
    }
}
