package vn.langnghe.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleId;

/** What requests name. */
final class Requests {
    private Requests() {}

    /** The title that the path's {@code {id}} names. */
    static Title title(ServerRequest request, Catalogue catalogue) {
        return catalogue.title(titleId(request)).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND));
    }

    /** The path's {@code {id}}; what can be no id is nowhere. */
    static TitleId titleId(ServerRequest request) {
        try {
            return new TitleId(pathParameter(request, "id"));
        } catch (IllegalArgumentException _) {
            throw new WebProblem(ProblemKind.NOT_FOUND);
        }
    }

    static String pathParameter(ServerRequest request, String name) {
        return request.path().pathParameters().get(name);
    }

    /** The query's value of that name; the last one where it is there more than once, nothing where it is empty. */
    static Optional<String> query(ServerRequest request, String name) {
        List<String> values = request.query().all(name, List::of);
        return values.isEmpty() || values.getLast().isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    /** How much the client likes that type: 0 not at all, 1 most (RFC 9110, section 12.5.1). */
    static double liking(ServerRequest request, String type) {
        Optional<String> accept = request.headers().first(HeaderNames.ACCEPT);
        if (accept.isEmpty()) {
            return 1;
        }
        String family = type.substring(0, type.indexOf('/')) + "/*";
        double best = 0;
        int specificity = -1;
        for (HttpMediaType accepted : request.headers().acceptedTypes()) {
            String text = accepted.mediaType().text();
            int fit = text.equals(type) ? 2 : text.equals(family) ? 1 : text.equals("*/*") ? 0 : -1;
            if (fit > specificity) {
                specificity = fit;
                best = accepted.qualityFactor();
            }
        }
        return best;
    }

    /** Refuses whoever takes none of those types. */
    static void mustAccept(ServerRequest request, String... types) {
        for (String type : types) {
            if (liking(request, type) > 0) {
                return;
            }
        }
        throw new WebProblem(ProblemKind.NOT_ACCEPTABLE, String.join(", ", types));
    }
}
