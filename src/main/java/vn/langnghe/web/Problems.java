package vn.langnghe.web;

import static java.lang.System.Logger.Level.ERROR;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Answers whatever goes wrong with a problem document (RFC 9457), in the client's language. */
final class Problems {
    private static final System.Logger LOGGER = System.getLogger(Problems.class.getName());
    private static final String RETRY_AFTER_SECONDS = "2";

    private Problems() {}

    /** What handlers throw. */
    static void register(HttpRouting.Builder routing) {
        routing.error(WebProblem.class, Problems::send);
        routing.error(
                JsonProcessingException.class,
                (request, response, _) -> send(request, response, new WebProblem(ProblemKind.BAD_JSON)));
        routing.error(HttpException.class, Problems::sendServersOwn);
        routing.error(
                RequestException.class,
                (request, response, problem) -> sendUnlessStarted(
                        request, response, new WebProblem(ProblemKind.of(problem.status())), problem));
        routing.error(Throwable.class, Problems::sendInternal);
    }

    /** What the server refuses before any handler sees it: broken request lines, header fields and addresses. */
    static DirectHandlers direct() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, new Direct());
        }
        return handlers.build();
    }

    static void send(ServerRequest request, ServerResponse response, WebProblem problem) {
        ProblemKind kind = problem.kind();
        ProblemDocument document =
                ProblemDocument.of(kind, ProblemDocument.language(request.headers()), problem.arguments());
        response.status(kind.status());
        problem.headers().forEach(response::header);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.VARY, HeaderNames.ACCEPT_LANGUAGE.defaultCase());
        if (kind == ProblemKind.BUSY) {
            response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        Answers.entity(request, response, ProblemDocument.MEDIA_TYPE, Json.bytes(document));
    }

    private static void sendServersOwn(ServerRequest request, ServerResponse response, HttpException problem) {
        sendUnlessStarted(request, response, new WebProblem(ProblemKind.of(problem.status())), problem);
    }

    private static void sendInternal(ServerRequest request, ServerResponse response, Throwable error) {
        if (error instanceof CloseConnectionException closing) {
            throw closing;
        }
        if (!response.isSent()) {
            LOGGER.log(ERROR, "A request could not be answered", error);
        }
        sendUnlessStarted(request, response, new WebProblem(ProblemKind.INTERNAL), error);
    }

    private static void sendUnlessStarted(
            ServerRequest request, ServerResponse response, WebProblem problem, Throwable cause) {
        if (response.isSent()) {
            throw new CloseConnectionException("an answer broke off", cause);
        }
        send(request, response, problem);
    }

    private record Direct() implements DirectHandler {
        @Override
        public TransportResponse handle(
                TransportRequest request,
                EventType event,
                Status status,
                ServerResponseHeaders headers,
                String message) {
            ProblemKind kind = ProblemKind.of(status);
            ProblemDocument document =
                    ProblemDocument.of(kind, ProblemDocument.language(request.headers()), direct(kind));
            TransportResponse.Builder answer = TransportResponse.builder()
                    .status(kind.status())
                    .headers(headers)
                    .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE))
                    .header(HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store"))
                    .header(HeaderValues.create(SecurityHeaders.NO_SNIFF_NAME, "nosniff"))
                    .keepAlive(false);
            if (kind == ProblemKind.BUSY) {
                answer.header(HeaderValues.create(HeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS));
            }
            return request.method().equals(Method.HEAD.text())
                    ? answer.build()
                    : answer.entity(Json.bytes(document)).build();
        }

        private static Object[] direct(ProblemKind kind) {
            return kind == ProblemKind.METHOD_NOT_ALLOWED ? new Object[] {"", ""} : new Object[0];
        }
    }
}
