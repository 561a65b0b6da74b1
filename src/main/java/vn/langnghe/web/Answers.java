package vn.langnghe.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** How answers are sent. */
final class Answers {
    private static final int SLICE = 64 * 1024;

    private Answers() {}

    /** Sends it, or 304 to whoever has it already. */
    static void send(ServerRequest request, ServerResponse response, Representation representation) {
        response.header(HeaderNames.ETAG, representation.tag());
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        if (Conditions.clientHas(request.headers(), representation.tag())) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        entity(request, response, representation.mediaType(), representation.content());
    }

    /** Sends it to whoever changed something; never to be kept. */
    static void sendOnce(ServerRequest request, ServerResponse response, Status status, Object json) {
        response.status(status);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        entity(request, response, Json.MEDIA_TYPE, Json.bytes(json));
    }

    /** The entity, or what its header fields would be where the method is HEAD. */
    static void entity(ServerRequest request, ServerResponse response, String mediaType, byte[] content) {
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, content.length));
            response.send();
        } else if (content.length <= SLICE) {
            response.send(content);
        } else {
            response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, content.length));
            sendSliced(response, content);
        }
    }

    /** A large array given to the socket whole would be copied again for each part that the socket takes. */
    private static void sendSliced(ServerResponse response, byte[] content) {
        try (OutputStream out = response.outputStream()) {
            for (int from = 0; from < content.length; from += SLICE) {
                out.write(content, from, Math.min(SLICE, content.length - from));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
