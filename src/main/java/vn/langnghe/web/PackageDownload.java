package vn.langnghe.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.langnghe.book.BookFormat;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.FileRole;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaStore;

/**
 * A title's original package: the very zip where it came as one, otherwise one that is made of its files, always the same.
 * Both by ranges, so that a download that broke off can go on.
 */
final class PackageDownload implements Resource {
    private final Catalogue catalogue;
    private final MediaStore media;
    private final ZipLayouts layouts;

    PackageDownload(Catalogue catalogue, MediaStore media) {
        this.catalogue = catalogue;
        this.media = media;
        this.layouts = new ZipLayouts(media);
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(Addresses.TITLE + "/package", this::download));
    }

    /** What the package of a title with these files is. */
    static String mediaType(List<TitleFile> files) {
        return files.stream()
                .filter(file -> file.role() == FileRole.PACKAGE)
                .map(TitleFile::mediaType)
                .findFirst()
                .orElse("application/zip");
    }

    private void download(ServerRequest request, ServerResponse response) throws IOException {
        Title title = Requests.title(request, catalogue);
        List<TitleFile> files = catalogue.files(title.id());
        Optional<TitleFile> original =
                files.stream().filter(file -> file.role() == FileRole.PACKAGE).findFirst();
        SecurityHeaders.packageFile(response);
        if (original.isPresent()) {
            TitleFile file = original.get();
            try (MediaContent content =
                    media.open(file.hash()).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND))) {
                ranged(file.mediaType(), MediaService.tag(file.hash()), FileNames.last(file.path()))
                        .send(request, response, content);
            }
        } else {
            try (StoredZip zip = new StoredZip(layouts.of(title, files), media)) {
                ranged(zipType(title), "\"zip1-" + tagPart(title) + "\"", zipName(title))
                        .send(request, response, zip);
            }
        }
    }

    private static RangedContent ranged(String type, String tag, String name) {
        return new RangedContent(type, tag, RangedContent.ASK_EACH_TIME, Optional.of(FileNames.attachment(name)));
    }

    private static String tagPart(Title title) {
        return FileNames.segment(title.packageHash());
    }

    private static boolean isEpub(Title title) {
        return title.format() == BookFormat.EPUB_3 || title.format() == BookFormat.EPUB_3_MEDIA_OVERLAYS;
    }

    private static String zipType(Title title) {
        return isEpub(title) ? "application/epub+zip" : "application/zip";
    }

    private static String zipName(Title title) {
        String name = FileNames.tidy(title.metadata().title().replace('/', '-'))
                .orElse(title.id().value());
        return name + (isEpub(title) ? ".epub" : ".zip");
    }
}
