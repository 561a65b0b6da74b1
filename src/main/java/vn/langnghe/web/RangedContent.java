package vn.langnghe.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import vn.langnghe.media.MediaContent;

/**
 * A file that is served whole or by ranges (RFC 9110, section 14). Several ranges in one request are answered with the
 * whole file, as section 14.2 allows.
 *
 * @param mediaType what it is
 * @param tag its strong entity tag, quotes included
 * @param caching what {@code Cache-Control} says
 * @param disposition what {@code Content-Disposition} says, if anything
 */
record RangedContent(String mediaType, String tag, String caching, Optional<String> disposition) {
    static final String IMMUTABLE = "public, max-age=31536000, immutable";
    static final String ASK_EACH_TIME = "no-cache";
    private static final int BUFFER = 64 * 1024;

    /** Answers with the content, which stays open. */
    void send(ServerRequest request, ServerResponse response, MediaContent content) throws IOException {
        response.header(HeaderNames.ACCEPT_RANGES, "bytes");
        response.header(HeaderNames.ETAG, tag);
        response.header(HeaderNames.CACHE_CONTROL, caching);
        if (Conditions.clientHas(request.headers(), tag)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        long size = content.size();
        switch (wish(request, size)) {
            case ByteRange.Wish.Whole() -> sendPart(request, response, content, Status.OK_200, 0, size);
            case ByteRange.Wish.Part(ByteRange range) -> {
                response.header(HeaderNames.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + size);
                sendPart(request, response, content, Status.PARTIAL_CONTENT_206, range.first(), range.length());
            }
            case ByteRange.Wish.Nothing() -> {
                response.headers().remove(HeaderNames.ETAG);
                throw new WebProblem(
                        ProblemKind.RANGE_NOT_SATISFIABLE,
                        List.of(HeaderValues.create(HeaderNames.CONTENT_RANGE, "bytes */" + size)));
            }
        }
    }

    /** Ranges are defined for GET alone (section 14.2). */
    private ByteRange.Wish wish(ServerRequest request, long size) {
        return request.headers()
                .first(HeaderNames.RANGE)
                .filter(_ -> request.prologue().method().equals(Method.GET))
                .filter(_ -> Conditions.rangeHolds(request.headers(), tag))
                .map(header -> ByteRange.wish(header, size))
                .orElseGet(ByteRange.Wish.Whole::new);
    }

    private void sendPart(
            ServerRequest request,
            ServerResponse response,
            MediaContent content,
            Status status,
            long first,
            long length)
            throws IOException {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        disposition.ifPresent(value -> response.header(HeaderNames.CONTENT_DISPOSITION, value));
        response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, length));
        if (length == 0 || request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        try (OutputStream out = response.outputStream()) {
            copy(content, first, length, out);
        }
    }

    private static void copy(MediaContent content, long first, long length, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, length));
        long position = first;
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = content.read(buffer, position);
            if (read <= 0) {
                throw new EOFException("a stored file ends before its size");
            }
            out.write(buffer.array(), 0, read);
            position += read;
            left -= read;
        }
    }
}
