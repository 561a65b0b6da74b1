package vn.langnghe.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.langnghe.book.Metadata;
import vn.langnghe.catalogue.Title;

/**
 * A title as JSON tells it, with the API's own names.
 *
 * @param seconds the length of all the package's audio files
 * @param playingSeconds from its first phrase to its last
 */
record TitleView(
        String id,
        String identifier,
        String title,
        List<String> creators,
        List<String> narrators,
        Optional<String> publisher,
        Optional<String> language,
        List<String> languages,
        String format,
        double seconds,
        double playingSeconds,
        int headings,
        int pages,
        int phrases,
        boolean hasText,
        boolean playable,
        double gainDecibels,
        int problems,
        List<String> subjects,
        Optional<String> description,
        Optional<String> series,
        Optional<String> date,
        Instant added) {
    static TitleView of(Title title) {
        Metadata metadata = title.metadata();
        return new TitleView(
                title.id().value(),
                title.identifier(),
                metadata.title(),
                metadata.creators(),
                metadata.narrators(),
                metadata.publisher(),
                metadata.language(),
                metadata.languages(),
                title.format().key(),
                seconds(title.audioLength()),
                seconds(title.playingTime()),
                title.headings(),
                title.pages(),
                title.phrases(),
                title.hasText(),
                title.isPlayable(),
                title.gain(),
                title.problems(),
                metadata.subjects(),
                metadata.description(),
                metadata.series(),
                metadata.date(),
                title.added());
    }

    Duration playingTime() {
        return Duration.ofMillis(Math.round(playingSeconds * 1_000));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
