package vn.langnghe.audiobook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an audio file's tag says, whatever its form; nothing is blank.
 *
 * @param disc the number of the disc
 * @param track the number on its disc
 * @param language as written
 * @param chapters in the order of their table of contents
 */
record TrackTags(
        Optional<String> title,
        Optional<String> album,
        List<String> artists,
        List<String> albumArtists,
        List<String> narrators,
        Optional<String> publisher,
        Optional<String> year,
        List<String> genres,
        Optional<String> series,
        Optional<Integer> disc,
        Optional<Integer> track,
        Optional<String> language,
        List<Chapter> chapters,
        Optional<EmbeddedPicture> picture) {
    static final TrackTags NONE = new TrackTags(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    TrackTags {
        artists = List.copyOf(artists);
        albumArtists = List.copyOf(albumArtists);
        narrators = List.copyOf(narrators);
        genres = List.copyOf(genres);
        chapters = List.copyOf(chapters);
    }

    /**
     * A chapter (ID3v2 Chapter Frame Addendum 1.0).
     *
     * @param level from 1, by the nesting of the tables of contents
     */
    record Chapter(int level, String title, Duration begin) {}
}
