package vn.langnghe.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/** A zip that is nowhere stored, read as if it were. Not thread-safe: one for each request. */
final class StoredZip implements MediaContent {
    private final ZipLayout layout;
    private final MediaStore media;
    private Optional<MediaHash> openHash = Optional.empty();
    private Optional<MediaContent> open = Optional.empty();

    StoredZip(ZipLayout layout, MediaStore media) {
        this.layout = layout;
        this.media = media;
    }

    @Override
    public long size() {
        return layout.size();
    }

    @Override
    public int read(ByteBuffer buffer, long position) throws IOException {
        if (position >= layout.size()) {
            return -1;
        }
        ZipLayout.Piece piece = pieceAt(position);
        long within = position - piece.start();
        int length = (int) Math.min(buffer.remaining(), piece.length() - within);
        return switch (piece) {
            case ZipLayout.Written written -> {
                buffer.put(written.bytes(), (int) within, length);
                yield length;
            }
            case ZipLayout.Content content -> {
                int limit = buffer.limit();
                buffer.limit(buffer.position() + length);
                int read = opened(content.hash()).read(buffer, within);
                buffer.limit(limit);
                yield read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
        open = Optional.empty();
        openHash = Optional.empty();
    }

    private ZipLayout.Piece pieceAt(long position) {
        List<ZipLayout.Piece> pieces = layout.pieces();
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).start() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low);
    }

    private MediaContent opened(MediaHash hash) throws IOException {
        if (open.isPresent() && openHash.equals(Optional.of(hash))) {
            return open.get();
        }
        close();
        MediaContent content = media.open(hash).orElseThrow(() -> new FileNotFoundException(hash.hex()));
        open = Optional.of(content);
        openHash = Optional.of(hash);
        return content;
    }
}
