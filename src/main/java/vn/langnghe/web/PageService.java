package vn.langnghe.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * The kiosk's and the staff's pages, from their folders; no file that begins with a dot, no listing of folders, nothing
 * outside them. Ours rather than the server's own static content, because the pages have sounds, and its ranges are not
 * fit for audio.
 */
final class PageService implements Resource {
    private static final String START = "/kiosk/";
    private static final String INDEX = "index.html";

    private final Path kiosk;
    private final Path staff;

    PageService(WebSettings settings) {
        this.kiosk = settings.kioskPages();
        this.staff = settings.staffPages();
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/", (_, response) -> moveTo(response, START)),
                Endpoint.get("/kiosk", (_, response) -> moveTo(response, START)),
                Endpoint.get("/staff", (_, response) -> moveTo(response, "/staff/")),
                Endpoint.get("/kiosk/", (request, response) -> page(request, response, kiosk, INDEX)),
                Endpoint.get("/staff/", (request, response) -> page(request, response, staff, INDEX)),
                Endpoint.get("/kiosk/{+path}", (request, response) -> page(request, response, kiosk, path(request))),
                Endpoint.get("/staff/{+path}", (request, response) -> page(request, response, staff, path(request))));
    }

    private static void moveTo(ServerResponse response, String address) {
        response.status(Status.TEMPORARY_REDIRECT_307)
                .header(HeaderNames.LOCATION, address)
                .send();
    }

    private static String path(ServerRequest request) {
        return Requests.pathParameter(request, "path");
    }

    private static void page(ServerRequest request, ServerResponse response, Path folder, String path)
            throws IOException {
        Path file = file(folder, path).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND));
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String tag = "\"" + Long.toHexString(attributes.size()) + "-"
                + Long.toHexString(attributes.lastModifiedTime().toMillis()) + "\"";
        SecurityHeaders.page(response);
        try (PageFile content = PageFile.open(file)) {
            new RangedContent(
                            FileNames.mediaType(file.getFileName().toString()),
                            tag,
                            RangedContent.ASK_EACH_TIME,
                            Optional.empty())
                    .send(request, response, content);
        }
    }

    private static Optional<Path> file(Path folder, String path) throws IOException {
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.startsWith(".") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
                return Optional.empty();
            }
        }
        try {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Path real = file.toRealPath();
            return real.startsWith(folder.toRealPath()) ? Optional.of(real) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
