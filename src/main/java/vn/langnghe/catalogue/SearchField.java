package vn.langnghe.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** What is searched, and how much a find there is worth. Each is indexed twice: with its marks and without them. */
enum SearchField {
    TITLE(8),
    SERIES(4),
    CREATORS(4),
    NARRATORS(3),
    SUBJECTS(2),
    HEADINGS(1),
    IDENTIFIER(4);

    private final float weight;

    SearchField(float weight) {
        this.weight = weight;
    }

    float weight() {
        return weight;
    }

    /** The index's field that keeps the marks. */
    String marked() {
        return name() + ".marked";
    }

    /** The index's field without marks. */
    String folded() {
        return name() + ".folded";
    }

    List<String> texts(IndexedTitle indexed) {
        var metadata = indexed.title().metadata();
        return switch (this) {
            case TITLE -> List.of(metadata.title());
            case SERIES -> metadata.series().stream().toList();
            case CREATORS -> metadata.creators();
            case NARRATORS -> metadata.narrators();
            case SUBJECTS ->
                Stream.concat(metadata.subjects().stream(), metadata.publisher().stream())
                        .toList();
            case HEADINGS -> List.of(indexed.headings());
            case IDENTIFIER -> List.of(indexed.title().identifier());
        };
    }
}
