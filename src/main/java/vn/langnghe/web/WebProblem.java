package vn.langnghe.web;

import io.helidon.http.Header;
import java.util.List;

/** A request that is answered with a problem document. */
final class WebProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<Object> arguments;
    private final transient List<Header> headers;

    WebProblem(ProblemKind kind, Object... arguments) {
        this(kind, List.of(), arguments);
    }

    WebProblem(ProblemKind kind, List<Header> headers, Object... arguments) {
        super(kind.type());
        this.kind = kind;
        this.arguments = List.of(arguments);
        this.headers = List.copyOf(headers);
    }

    ProblemKind kind() {
        return kind;
    }

    /** What fills the detail's pattern. */
    Object[] arguments() {
        return arguments.toArray();
    }

    /** What the answer says besides. */
    List<Header> headers() {
        return headers;
    }
}
