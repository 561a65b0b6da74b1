package vn.langnghe.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The endpoints of one resource; any other method on their paths is answered with what is allowed there. */
interface Resource extends HttpService {
    List<Endpoint> endpoints();

    @Override
    default void routing(HttpRules rules) {
        for (Endpoint endpoint : endpoints()) {
            rules.route(endpoint.method(), endpoint.path(), endpoint.handler());
            if (endpoint.method().equals(Method.GET)) {
                rules.route(Method.HEAD, endpoint.path(), endpoint.handler());
            }
        }
        allowed()
                .forEach((path, methods) -> rules.any(path, (request, response) -> {
                    if (request.prologue().method().equals(Method.OPTIONS)) {
                        response.status(Status.NO_CONTENT_204)
                                .header(HeaderNames.ALLOW, methods)
                                .send();
                    } else {
                        throw new WebProblem(
                                ProblemKind.METHOD_NOT_ALLOWED,
                                List.of(HeaderValues.create(HeaderNames.ALLOW, methods)),
                                request.prologue().method().text(),
                                methods);
                    }
                }));
    }

    /** By path, what {@code Allow} says there. */
    private Map<String, String> allowed() {
        return endpoints().stream()
                .collect(Collectors.groupingBy(
                        Endpoint::path,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Resource::methods)));
    }

    private static String methods(List<Endpoint> endpoints) {
        TreeSet<String> methods = new TreeSet<>();
        for (Endpoint endpoint : endpoints) {
            methods.add(endpoint.method().text());
            if (endpoint.method().equals(Method.GET)) {
                methods.add(Method.HEAD.text());
            }
        }
        methods.add(Method.OPTIONS.text());
        return String.join(", ", methods);
    }
}
