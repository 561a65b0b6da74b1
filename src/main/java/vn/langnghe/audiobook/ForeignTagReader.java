package vn.langnghe.audiobook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.exceptions.CannotReadException;
import org.jaudiotagger.audio.exceptions.InvalidAudioFrameException;
import org.jaudiotagger.audio.exceptions.ReadOnlyFileException;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.KeyNotFoundException;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.TagException;
import org.jaudiotagger.tag.images.Artwork;
import vn.langnghe.book.Metadata;

/** Reads the tags of what is not MP3: MP4, Ogg Vorbis, FLAC, WAV. */
final class ForeignTagReader {
    /** It tells its whole life at level INFO; held here, for loggers that nobody holds forget their level. */
    private static final Logger CHATTER = Logger.getLogger("org.jaudiotagger");

    static {
        CHATTER.setLevel(Level.OFF);
    }

    private ForeignTagReader() {}

    /** What the file's tag says; nothing where it has none or one that nobody can make out. */
    static Optional<TrackTags> read(Path file) throws IOException {
        try {
            return Optional.ofNullable(AudioFileIO.read(file.toFile()).getTag()).map(ForeignTagReader::tags);
        } catch (CannotReadException
                | TagException
                | ReadOnlyFileException
                | InvalidAudioFrameException
                | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static TrackTags tags(Tag tag) {
        return new TrackTags(
                first(tag, FieldKey.TITLE),
                first(tag, FieldKey.ALBUM),
                all(tag, FieldKey.ARTIST),
                all(tag, FieldKey.ALBUM_ARTIST),
                Stream.of("NARRATOR", "\u00A9nrt", "READER")
                        .map(tag::getFirst)
                        .flatMap(text -> present(text).stream())
                        .limit(1)
                        .toList(),
                first(tag, FieldKey.RECORD_LABEL),
                first(tag, FieldKey.YEAR),
                all(tag, FieldKey.GENRE),
                Optional.empty(),
                number(tag, FieldKey.DISC_NO),
                number(tag, FieldKey.TRACK),
                first(tag, FieldKey.LANGUAGE),
                List.of(),
                Optional.ofNullable(tag.getFirstArtwork())
                        .map(Artwork::getBinaryData)
                        .flatMap(EmbeddedPicture::of));
    }

    private static Optional<String> first(Tag tag, FieldKey key) {
        return all(tag, key).stream().findFirst();
    }

    private static List<String> all(Tag tag, FieldKey key) {
        try {
            return tag.getAll(key).stream()
                    .flatMap(text -> present(text).stream())
                    .toList();
        } catch (KeyNotFoundException | UnsupportedOperationException _) {
            return List.of();
        }
    }

    private static Optional<Integer> number(Tag tag, FieldKey key) {
        return first(tag, key)
                .map(text -> text.replaceFirst("\\D.*$", ""))
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(value -> value > 0);
    }

    private static Optional<String> present(String text) {
        return Optional.of(Metadata.tidy(text)).filter(words -> !words.isEmpty());
    }
}
