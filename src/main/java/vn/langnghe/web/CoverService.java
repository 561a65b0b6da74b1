package vn.langnghe.web;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.FileRole;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaStore;

/** A title's cover: the package's own picture, or one that is drawn. */
final class CoverService implements Resource {
    private final Catalogue catalogue;
    private final MediaStore media;

    CoverService(Catalogue catalogue, MediaStore media) {
        this.catalogue = catalogue;
        this.media = media;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(Addresses.TITLE + "/cover", this::cover));
    }

    private void cover(ServerRequest request, ServerResponse response) throws IOException {
        Title title = Requests.title(request, catalogue);
        SecurityHeaders.packageFile(response);
        Optional<TitleFile> picture =
                title.coverPath().flatMap(path -> catalogue.file(title.id(), FileRole.CONTENT, path));
        if (picture.isEmpty() || !sent(request, response, picture.get())) {
            Answers.send(request, response, Representation.of(CoverArtist.draw(title), CoverArtist.MEDIA_TYPE));
        }
    }

    private boolean sent(ServerRequest request, ServerResponse response, TitleFile picture) throws IOException {
        Optional<MediaContent> stored = media.open(picture.hash());
        if (stored.isEmpty()) {
            return false;
        }
        try (MediaContent content = stored.get()) {
            ByteBuffer head = ByteBuffer.allocate(PictureType.BYTES);
            content.read(head, 0);
            Optional<String> type = PictureType.of(Arrays.copyOf(head.array(), head.position()))
                    .or(() -> Optional.of(picture.mediaType()).filter(CoverArtist.MEDIA_TYPE::equals));
            if (type.isEmpty()) {
                return false;
            }
            new RangedContent(
                            type.get(), MediaService.tag(picture.hash()), RangedContent.ASK_EACH_TIME, Optional.empty())
                    .send(request, response, content);
            return true;
        }
    }
}
