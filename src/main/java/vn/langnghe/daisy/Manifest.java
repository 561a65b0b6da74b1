package vn.langnghe.daisy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.Place;

/** The manifest of an OPF against the files that are there (Z39.86-2005, section 3.4). */
final class Manifest {
    private static final int NAMED_AT_MOST = 5;

    private final OpfReader.Opf opf;
    private final BookPackage bookPackage;
    private final Links links;
    private final Problems problems;

    Manifest(OpfReader.Opf opf, BookPackage bookPackage, Links links, Problems problems) {
        this.opf = opf;
        this.bookPackage = bookPackage;
        this.links = links;
        this.problems = problems;
    }

    void check() {
        List<String> absent = new ArrayList<>();
        boolean told = false;
        for (OpfReader.Item item : opf.manifest()) {
            if (links.file(place(item), item.href()).isEmpty()) {
                absent.add(item.href());
            }
            if (!told && item.mediaType().equals("application/smil+xml")) {
                problems.add(DaisyRule.MEDIA_TYPE_WRONG, place(item), item.mediaType(), "application/smil");
                told = true;
            }
        }
        if (!absent.isEmpty()) {
            problems.add(
                    DaisyRule.MANIFEST_FILES_ABSENT,
                    new Place(opf.path(), 0),
                    absent.size(),
                    String.join(", ", absent.subList(0, Math.min(NAMED_AT_MOST, absent.size()))));
        }
    }

    /** The picture that the package marks as its cover, in one of the ways that OEB's and EPUB's producers use. */
    Optional<String> cover() {
        return opf.coverId()
                .flatMap(opf::item)
                .or(() -> opf.manifest().stream()
                        .filter(item -> item.properties().contains("cover-image")
                                || (Covers.isImage(item.href()) && Covers.isCover(item.id())))
                        .findFirst())
                .flatMap(item -> links.file(place(item), item.href()))
                .or(() -> opf.coverReference().flatMap(reference -> links.file(new Place(opf.path(), 0), reference)))
                .filter(path -> Covers.isImage(path) && bookPackage.size(path) > 0);
    }

    private Place place(OpfReader.Item item) {
        return new Place(opf.path(), item.line());
    }
}
