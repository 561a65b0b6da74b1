package vn.langnghe.audiobook;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.Problem;

/** Makes one book's metadata of the tags of its tracks. */
final class AlbumMetadata {
    private final List<TrackTags> tracks;

    AlbumMetadata(List<TrackTags> tracks) {
        this.tracks = tracks;
    }

    /** @param packageName the title where the tags say none that holds for most of the tracks */
    Metadata read(String packageName, Consumer<Problem> problems) {
        Metadata.Builder metadata = Metadata.titled(title().orElseGet(() -> ManifestMetadata.named(packageName)));
        List<String> albumArtists = tracks.stream()
                .flatMap(track -> track.albumArtists().stream())
                .distinct()
                .toList();
        (albumArtists.isEmpty() ? tracks.stream().flatMap(track -> track.artists().stream()) : albumArtists.stream())
                .forEach(metadata::creator);
        tracks.stream().flatMap(track -> track.narrators().stream()).forEach(metadata::narrator);
        tracks.stream().flatMap(track -> track.genres().stream()).forEach(metadata::subject);
        mostFrequent(TrackTags::publisher).ifPresent(metadata::publisher);
        mostFrequent(TrackTags::year).ifPresent(metadata::date);
        mostFrequent(TrackTags::series).ifPresent(metadata::series);
        Optional<String> language = mostFrequent(track -> track.language().flatMap(TagLanguage::canonical));
        language.ifPresentOrElse(
                metadata::language, () -> problems.accept(Problem.of(AudiobookRule.LANGUAGE_MISSING, "")));
        return metadata.build();
    }

    private Optional<String> title() {
        Optional<String> album = mostFrequent(TrackTags::album);
        long bearers =
                tracks.stream().filter(track -> track.album().equals(album)).count();
        return album.filter(_ -> bearers * 2 > tracks.size())
                .or(() -> tracks.size() == 1 ? tracks.getFirst().title() : Optional.empty());
    }

    private Optional<String> mostFrequent(Function<TrackTags, Optional<String>> field) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tracks.forEach(track -> field.apply(track).ifPresent(value -> counts.merge(value, 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }
}
