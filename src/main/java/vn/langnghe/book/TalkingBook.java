package vn.langnghe.book;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A talking book: what every reader gives, whatever the package came as. Immutable; paths are relative to the package's
 * root, in the package's own letter case, with {@code /}.
 *
 * @param format what the package was
 * @param metadata what it says of itself
 * @param headings in reading order; only what the publisher marked up: a folder of MP3s without chapters has none and
 *     is travelled by its reading order
 * @param pages in reading order
 * @param phrases in reading order; headings, pages and notes point into this list
 * @param notes the notes and their references
 * @param readingOrder the audio files (of a text-only book: the text files) in the order in which they first appear
 * @param audioFiles every audio file of the package that can be played, in reading order, then the others
 * @param cover the cover picture's path
 */
public record TalkingBook(
        BookFormat format,
        Metadata metadata,
        List<Heading> headings,
        List<Page> pages,
        List<Phrase> phrases,
        List<Note> notes,
        List<ReadingOrderItem> readingOrder,
        List<AudioFile> audioFiles,
        Optional<String> cover) {
    public TalkingBook {
        headings = List.copyOf(headings);
        pages = List.copyOf(pages);
        phrases = List.copyOf(phrases);
        notes = List.copyOf(notes);
        readingOrder = List.copyOf(readingOrder);
        audioFiles = List.copyOf(audioFiles);
        int end = phrases.size();
        if (headings.stream().anyMatch(heading -> heading.phrase() >= end)
                || pages.stream().anyMatch(page -> page.phrase() >= end)
                || notes.stream().anyMatch(note -> note.lastPhrase() >= end)) {
            throw new IllegalArgumentException("a heading, page or note lies past the last of " + end + " phrases");
        }
    }

    /** Whether anything of it sounds. */
    public boolean hasAudio() {
        return phrases.stream().anyMatch(phrase -> !phrase.clips().isEmpty());
    }

    /** Whether it has text beside (or instead of) its audio. */
    public boolean hasText() {
        return phrases.stream().anyMatch(phrase -> !phrase.text().isEmpty());
    }

    /** How long all its audio files are together. */
    public Duration audioLength() {
        return audioFiles.stream().map(AudioFile::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** How long it plays from the first phrase to the last, nothing skipped. */
    public Duration playingTime() {
        return phrases.stream().map(Phrase::length).reduce(Duration.ZERO, Duration::plus);
    }
}
