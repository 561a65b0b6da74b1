package vn.langnghe.web;

import io.helidon.http.Status;
import java.util.Locale;

/**
 * What can be wrong with a request, or with answering it (RFC 9457, section 3.1.1). Title and detail stand in the resource
 * bundle that bears this enum's name.
 */
enum ProblemKind {
    BAD_REQUEST(Status.BAD_REQUEST_400),
    BAD_PARAMETER(Status.BAD_REQUEST_400),
    BAD_JSON(Status.BAD_REQUEST_400),
    BROKEN_UPLOAD(Status.BAD_REQUEST_400),
    NOT_LOOPBACK(Status.FORBIDDEN_403),
    CROSS_SITE(Status.FORBIDDEN_403),
    NOT_FOUND(Status.NOT_FOUND_404),
    METHOD_NOT_ALLOWED(Status.METHOD_NOT_ALLOWED_405),
    NOT_ACCEPTABLE(Status.NOT_ACCEPTABLE_406),
    FOLDER_NOT_USABLE(Status.CONFLICT_409),
    TOO_LARGE(Status.REQUEST_ENTITY_TOO_LARGE_413),
    ADDRESS_TOO_LONG(Status.REQUEST_URI_TOO_LONG_414),
    UNSUPPORTED_TYPE(Status.UNSUPPORTED_MEDIA_TYPE_415),
    RANGE_NOT_SATISFIABLE(Status.REQUESTED_RANGE_NOT_SATISFIABLE_416),
    HEAD_TOO_LARGE(Status.create(431, "Request Header Fields Too Large")),
    INTERNAL(Status.INTERNAL_SERVER_ERROR_500),
    BUSY(Status.SERVICE_UNAVAILABLE_503),
    HTTP_VERSION(Status.HTTP_VERSION_NOT_SUPPORTED_505),
    NO_SPACE(Status.create(507, "Insufficient Storage"));

    @SuppressWarnings("ImmutableEnumChecker") // intentional: a Status never changes, it only does not say so
    private final Status status;

    ProblemKind(Status status) {
        this.status = status;
    }

    Status status() {
        return status;
    }

    /** Stable: {@code urn:langnghe:problem:not-found}. */
    String type() {
        return "urn:langnghe:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind for a status that the server itself came to. */
    static ProblemKind of(Status status) {
        return switch (status.code()) {
            case 403 -> NOT_LOOPBACK;
            case 404, 410 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 414 -> ADDRESS_TOO_LONG;
            case 415 -> UNSUPPORTED_TYPE;
            case 416 -> RANGE_NOT_SATISFIABLE;
            case 431 -> HEAD_TOO_LARGE;
            case 503 -> BUSY;
            case 505 -> HTTP_VERSION;
            case 507 -> NO_SPACE;
            default -> status.code() >= 500 ? INTERNAL : BAD_REQUEST;
        };
    }
}
