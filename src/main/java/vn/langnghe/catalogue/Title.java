package vn.langnghe.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Metadata;

/**
 * A title as the catalogue lists it.
 *
 * @param id its id
 * @param identifier the publisher's identifier, or one made from the package's hash where the book has none
 * @param metadata what the book says of itself
 * @param format what it came as
 * @param audioLength the length of all its audio files
 * @param playingTime from its first phrase to its last; zero for text that waits for its narration
 * @param headings how many
 * @param pages how many
 * @param phrases how many
 * @param hasText whether phrases have text
 * @param gain what to add in dB so that it is as loud as every other title; 0 where it could not be measured
 * @param problems how many problems its package has
 * @param coverPath the cover's path within the package
 * @param packageHash the hash of the package's files, the same for folder and zip
 * @param added when it was taken in
 * @param revision grows with each change of the title; for conditional requests
 */
public record Title(
        TitleId id,
        String identifier,
        Metadata metadata,
        BookFormat format,
        Duration audioLength,
        Duration playingTime,
        int headings,
        int pages,
        int phrases,
        boolean hasText,
        double gain,
        int problems,
        Optional<String> coverPath,
        String packageHash,
        Instant added,
        long revision) {

    /** Whether a child can hear it now. */
    public boolean isPlayable() {
        return !playingTime.isZero();
    }
}
