package vn.langnghe.web;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.langnghe.backup.Backups;
import vn.langnghe.intake.NoSpaceException;

/** Backs the library up into a folder of this machine while it runs. */
final class BackupService implements Resource {
    static final String PATH = Addresses.API + "/backups";
    private static final System.Logger LOGGER = System.getLogger(BackupService.class.getName());
    private static final int LARGEST_REQUEST = 64 * 1024;

    private final Backups backups;
    private final SlowClientGuard guard;

    BackupService(Backups backups, SlowClientGuard guard) {
        this.backups = backups;
        this.guard = guard;
    }

    /** What is asked for. */
    record BackupRequest(@JsonProperty(required = true) String folder) {}

    /** What was written. */
    record BackupJson(String folder, int titles, long files, long bytes) {}

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post(PATH, this::backUp));
    }

    private void backUp(ServerRequest request, ServerResponse response) throws IOException {
        Path folder = folder(asked(request).folder());
        if (!isFree(folder)) {
            throw new WebProblem(ProblemKind.FOLDER_NOT_USABLE);
        }
        try {
            Backups.Report report = backups.backUp(folder);
            Answers.sendOnce(
                    request,
                    response,
                    Status.CREATED_201,
                    new BackupJson(folder.toString(), report.titles(), report.files(), report.bytes()));
        } catch (NoSpaceException e) {
            throw new WebProblem(ProblemKind.NO_SPACE, e.needed(), e.usable());
        } catch (IOException e) {
            LOGGER.log(WARNING, "A backup failed", e);
            throw new WebProblem(ProblemKind.FOLDER_NOT_USABLE);
        }
    }

    private BackupRequest asked(ServerRequest request) throws IOException {
        boolean isJson = request.headers()
                .contentType()
                .map(HttpMediaType::mediaType)
                .filter(type -> type.text().equals(Json.MEDIA_TYPE))
                .isPresent();
        if (!isJson) {
            throw new WebProblem(ProblemKind.UNSUPPORTED_TYPE, Json.MEDIA_TYPE);
        }
        if (!request.content().hasEntity()) {
            throw new WebProblem(ProblemKind.BAD_JSON);
        }
        try {
            InputStream body = guard.body(request);
            byte[] json = new BoundedBody(body, LARGEST_REQUEST).readAllBytes();
            return Json.mapper().readValue(json, BackupRequest.class);
        } catch (BoundedBody.TooLargeException _) {
            throw new WebProblem(ProblemKind.TOO_LARGE);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            LOGGER.log(DEBUG, "A request broke off: {0}", e.getMessage());
            throw new WebProblem(ProblemKind.BAD_REQUEST, List.of(HeaderValues.CONNECTION_CLOSE));
        }
    }

    private static Path folder(String text) {
        try {
            Path folder = Path.of(text);
            if (folder.isAbsolute()) {
                return folder.normalize();
            }
        } catch (InvalidPathException _) {
            throw new WebProblem(ProblemKind.BAD_PARAMETER, "folder", text);
        }
        throw new WebProblem(ProblemKind.BAD_PARAMETER, "folder", text);
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
