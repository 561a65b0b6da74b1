package vn.langnghe.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import vn.langnghe.catalogue.FileRole;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaStore;

/** The layouts of made zips: to know one, each file is read once for its checksum; the last few are kept. Thread-safe. */
final class ZipLayouts {
    private static final int KEPT = 32;
    private static final int BUFFER = 64 * 1024;
    private static final String EPUB_FIRST = "mimetype";

    private final MediaStore media;
    private final Map<TitleId, ZipLayout> kept = new LinkedHashMap<>(16, 0.75F, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TitleId, ZipLayout> eldest) {
            return size() > KEPT;
        }
    };

    ZipLayouts(MediaStore media) {
        this.media = media;
    }

    /** The layout of a zip of the title's own files: {@code mimetype} first, as EPUB wants it, then by path. */
    ZipLayout of(Title title, List<TitleFile> files) throws IOException {
        Optional<ZipLayout> known = known(title.id());
        if (known.isPresent()) {
            return known.get();
        }
        List<TitleFile> own = files.stream()
                .filter(file -> file.role() == FileRole.CONTENT)
                .sorted(Comparator.comparing((TitleFile file) -> !file.path().equals(EPUB_FIRST))
                        .thenComparing(TitleFile::path))
                .toList();
        List<ZipLayout.Entry> entries = new ArrayList<>();
        for (TitleFile file : own) {
            entries.add(new ZipLayout.Entry(file.path(), file.hash(), file.size(), checksum(file)));
        }
        ZipLayout layout = ZipLayout.of(entries);
        synchronized (kept) {
            kept.put(title.id(), layout);
        }
        return layout;
    }

    private Optional<ZipLayout> known(TitleId id) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(id));
        }
    }

    private long checksum(TitleFile file) throws IOException {
        CRC32 checksum = new CRC32();
        try (MediaContent content = media.open(file.hash()).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND))) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long position = 0;
            while (content.read(buffer.clear(), position) > 0) {
                position += buffer.position();
                checksum.update(buffer.flip());
            }
        }
        return checksum.getValue();
    }
}
