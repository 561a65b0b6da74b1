package vn.langnghe.web;

import static java.lang.System.Logger.Level.DEBUG;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import vn.langnghe.intake.Intake;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.JobId;
import vn.langnghe.intake.NoSpaceException;

/** Takes packages in: the raw body is the package, whatever its Content-Type says. */
final class ImportService implements Resource {
    static final String PATH = Addresses.API + "/imports";
    private static final System.Logger LOGGER = System.getLogger(ImportService.class.getName());
    private static final String NAMELESS = "package.zip";

    private final Intake intake;
    private final SlowClientGuard guard;
    private final long largest;

    ImportService(Intake intake, SlowClientGuard guard, WebLimits limits) {
        this.intake = intake;
        this.guard = guard;
        this.largest = limits.largestUpload();
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post(PATH, this::take));
    }

    private void take(ServerRequest request, ServerResponse response) {
        long length = request.headers().contentLength().orElse(-1);
        if (length > largest) {
            throw closing(ProblemKind.TOO_LARGE);
        }
        if (!request.content().hasEntity()) {
            throw new WebProblem(ProblemKind.BROKEN_UPLOAD);
        }
        JobId id = taken(request, length);
        Job job = intake.job(id).orElseThrow(() -> new WebProblem(ProblemKind.INTERNAL));
        response.header(HeaderNames.LOCATION, Addresses.job(id));
        Answers.sendOnce(request, response, Status.ACCEPTED_202, JobJson.of(job));
    }

    private JobId taken(ServerRequest request, long length) {
        try {
            InputStream body = guard.body(request);
            return intake.take(new BoundedBody(body, largest), name(request), length);
        } catch (BoundedBody.TooLargeException _) {
            throw closing(ProblemKind.TOO_LARGE);
        } catch (NoSpaceException e) {
            throw closing(ProblemKind.NO_SPACE, e.needed(), e.usable());
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(DEBUG, "An upload broke off: {0}", e.getMessage());
            throw closing(ProblemKind.BROKEN_UPLOAD);
        }
    }

    private static String name(ServerRequest request) {
        return Requests.query(request, "name")
                .or(() ->
                        request.headers().first(HeaderNames.CONTENT_DISPOSITION).flatMap(FileNames::inDisposition))
                .flatMap(FileNames::tidy)
                .orElse(NAMELESS);
    }

    /** The rest of the body is not read, so nothing else can come over this connection. */
    private static WebProblem closing(ProblemKind kind, Object... arguments) {
        return new WebProblem(kind, List.of(HeaderValues.CONNECTION_CLOSE), arguments);
    }
}
