package vn.langnghe.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import vn.langnghe.book.BookFormat;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitlePage;
import vn.langnghe.catalogue.TitleQuery;

/** The titles: listing, searching, one, its problems, its earlier editions; removing and bringing back. */
final class TitleService implements Resource {
    private static final int USUAL_LIMIT = 50;
    private static final int LONGEST_WORDS = 200;

    private final Catalogue catalogue;

    TitleService(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(Addresses.TITLES, this::list),
                Endpoint.get(Addresses.TITLE, this::one),
                Endpoint.delete(Addresses.TITLE, this::remove),
                Endpoint.get(Addresses.TITLE + "/problems", this::problems),
                Endpoint.get(Addresses.TITLE + "/editions", this::editions),
                Endpoint.post(Addresses.TITLE + "/bring-back", this::bringBack));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Requests.mustAccept(request, Json.MEDIA_TYPE);
        TitleQuery query = query(request);
        TitlePage page;
        try {
            page = catalogue.titles(query);
        } catch (IllegalArgumentException e) {
            throw query.after().isPresent()
                    ? badParameter("after", query.after().get())
                    : e;
        }
        Answers.send(
                request,
                response,
                Representation.json(new TitlesJson(
                        page.items().stream().map(TitleJson::of).toList(),
                        page.total(),
                        page.next().map(place -> next(request, place)))));
    }

    private void one(ServerRequest request, ServerResponse response) {
        Requests.mustAccept(request, Json.MEDIA_TYPE);
        Answers.send(request, response, Representation.json(TitleJson.of(Requests.title(request, catalogue))));
    }

    private void problems(ServerRequest request, ServerResponse response) {
        Requests.mustAccept(request, Json.MEDIA_TYPE);
        Title title = Requests.title(request, catalogue);
        Answers.send(
                request, response, Representation.json(new Items<>(ProblemJson.all(catalogue.problems(title.id())))));
    }

    private void editions(ServerRequest request, ServerResponse response) {
        Requests.mustAccept(request, Json.MEDIA_TYPE);
        Title title = Requests.title(request, catalogue);
        Answers.send(
                request,
                response,
                Representation.json(new Items<>(catalogue.earlierEditions(title.id()).stream()
                        .map(TitleJson::of)
                        .toList())));
    }

    private void remove(ServerRequest request, ServerResponse response) throws IOException {
        if (!catalogue.remove(Requests.titleId(request))) {
            throw new WebProblem(ProblemKind.NOT_FOUND);
        }
        response.status(Status.NO_CONTENT_204).send();
    }

    private void bringBack(ServerRequest request, ServerResponse response) throws IOException {
        if (!catalogue.bringBack(Requests.titleId(request))) {
            throw new WebProblem(ProblemKind.NOT_FOUND);
        }
        Answers.sendOnce(request, response, Status.OK_200, TitleJson.of(Requests.title(request, catalogue)));
    }

    private static TitleQuery query(ServerRequest request) {
        String words = Requests.query(request, "q").orElse("");
        if (words.length() > LONGEST_WORDS) {
            throw badParameter("q", words.length() + " > " + LONGEST_WORDS);
        }
        return new TitleQuery(
                words,
                Requests.query(request, "language").map(TitleService::language),
                Requests.query(request, "format").map(TitleService::format),
                Requests.query(request, "playable").map(TitleService::playable),
                Requests.query(request, "after"),
                Requests.query(request, "limit").map(TitleService::limit).orElse(USUAL_LIMIT));
    }

    private static String language(String text) {
        if (!text.matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")) {
            throw badParameter("language", text);
        }
        return text;
    }

    private static BookFormat format(String text) {
        return BookFormat.withKey(text).orElseThrow(() -> badParameter("format", text));
    }

    private static boolean playable(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw badParameter("playable", text);
        };
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= TitleQuery.LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            throw badParameter("limit", text);
        }
        throw badParameter("limit", text);
    }

    private static WebProblem badParameter(String name, String value) {
        return new WebProblem(ProblemKind.BAD_PARAMETER, name, value);
    }

    /** The same question, from that place on. */
    private static String next(ServerRequest request, String place) {
        StringJoiner query = new StringJoiner("&", Addresses.TITLES + "?", "");
        for (String name : List.of("q", "language", "format", "playable", "limit")) {
            Optional<String> value = Requests.query(request, name);
            value.ifPresent(text -> query.add(name + "=" + FileNames.segment(text)));
        }
        return query.add("after=" + FileNames.segment(place)).toString();
    }
}
