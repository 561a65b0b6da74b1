package vn.langnghe.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.langnghe.book.Metadata;
import vn.langnghe.catalogue.Title;

/**
 * A title as the API tells it.
 *
 * @param seconds the length of all the package's audio files
 * @param playingSeconds from the first phrase to the last
 * @param gainDecibels what to add so that it is as loud as every other title
 * @param problems how many problems its package has
 * @param cover the address of its picture
 * @param manifest the address of its manifest
 */
record TitleJson(
        String id,
        String identifier,
        String title,
        List<String> creators,
        List<String> narrators,
        Optional<String> publisher,
        Optional<String> language,
        List<String> languages,
        String format,
        BigDecimal seconds,
        BigDecimal playingSeconds,
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
        Instant added,
        String cover,
        String manifest,
        AccessibilityJson accessibility) {
    static TitleJson of(Title title) {
        Metadata metadata = title.metadata();
        return new TitleJson(
                title.id().value(),
                title.identifier(),
                metadata.title(),
                metadata.creators(),
                metadata.narrators(),
                metadata.publisher(),
                metadata.language(),
                metadata.languages(),
                title.format().key(),
                Json.seconds(title.audioLength()),
                Json.seconds(title.playingTime()),
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
                title.added(),
                Addresses.cover(title.id()),
                Addresses.manifest(title.id()),
                AccessibilityJson.of(metadata.accessibility()));
    }
}
