package vn.langnghe.audiobook;

import com.mpatric.mp3agic.AbstractID3v2Tag;
import com.mpatric.mp3agic.BaseException;
import com.mpatric.mp3agic.ID3v1Genres;
import com.mpatric.mp3agic.ID3v2Frame;
import com.mpatric.mp3agic.ID3v2FrameSet;
import com.mpatric.mp3agic.ID3v2TagFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads ID3 tags: 2.2, 2.3, 2.4, and 1 where there is none of them. */
final class Id3Reader {
    private static final int HEADER = 10;
    private static final int VERSION_1 = 128;
    private static final int MOST_BYTES = 64 << 20;
    private static final int UNSYNCHRONISED = 0x80;
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,5}).*");
    private static final Pattern GENRE_NUMBER = Pattern.compile("\\(?(\\d{1,3})\\)?");
    private static final Pattern SPOKEN = Pattern.compile("(?iu).*(audio ?book|speech|spoken|sách nói|truyện|đọc).*");

    private Id3Reader() {}

    /**
     * What the file's tags say; nothing where it has none.
     *
     * @throws UnreadableTagException where there is a tag that cannot be made out
     */
    static Optional<TrackTags> read(Path file) throws IOException, UnreadableTagException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            Optional<byte[]> tag = version2(content);
            if (tag.isPresent()) {
                return Optional.of(version2(tag.get()));
            }
            return version1(content);
        }
    }

    /** The tag is there but in pieces. */
    static final class UnreadableTagException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableTagException(Throwable cause) {
            super(cause);
        }
    }

    private static Optional<byte[]> version2(RandomAccessFile content) throws IOException {
        byte[] header = new byte[HEADER];
        if (content.length() < HEADER) {
            return Optional.empty();
        }
        content.seek(0);
        content.readFully(header);
        if (header[0] != 'I' || header[1] != 'D' || header[2] != '3') {
            return Optional.empty();
        }
        int length = 0;
        for (int i = 6; i < HEADER; i++) {
            length = (length << 7) | (header[i] & 0x7F);
        }
        if (length == 0 || length > MOST_BYTES || length > content.length() - HEADER) {
            return Optional.empty();
        }
        byte[] tag = Arrays.copyOf(header, HEADER + length);
        content.readFully(tag, HEADER, length);
        return Optional.of(tag);
    }

    private static TrackTags version2(byte[] bytes) throws UnreadableTagException {
        try {
            boolean whole = bytes[3] < 4 && (bytes[5] & UNSYNCHRONISED) != 0;
            AbstractID3v2Tag tag = ID3v2TagFactory.createTag(whole ? synchronised(bytes) : bytes);
            return tags(new Frames(tag));
        } catch (BaseException | RuntimeException e) {
            throw new UnreadableTagException(e);
        }
    }

    /** Up to 2.3 the whole tag is unsynchronised, its sizes are those before that (ID3v2.3.0, section 5). */
    private static byte[] synchronised(byte[] tag) {
        byte[] content = withoutPadding(Arrays.copyOfRange(tag, HEADER, tag.length));
        byte[] plain = Arrays.copyOf(tag, HEADER + content.length);
        System.arraycopy(content, 0, plain, HEADER, content.length);
        plain[5] = (byte) (tag[5] & ~UNSYNCHRONISED);
        for (int i = 0; i < 4; i++) {
            plain[6 + i] = (byte) ((content.length >> (7 * (3 - i))) & 0x7F);
        }
        return plain;
    }

    private static byte[] withoutPadding(byte[] bytes) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            plain.write(bytes[i]);
            if (bytes[i] == (byte) 0xFF && i + 1 < bytes.length && bytes[i + 1] == 0) {
                i++;
            }
        }
        return plain.toByteArray();
    }

    private static TrackTags tags(Frames frames) {
        List<String> genres = frames.texts("TCON", "TCO").stream()
                .map(Id3Reader::genre)
                .filter(genre -> !genre.isEmpty())
                .toList();
        List<String> narrators =
                frames.described("NARRATOR", "NARRATEDBY", "NARRATED BY", "READER", "READ BY", "READBY");
        boolean spoken = genres.stream().anyMatch(genre -> SPOKEN.matcher(genre).matches());
        return new TrackTags(
                frames.text("TIT2", "TT2"),
                frames.text("TALB", "TAL"),
                frames.people("TPE1", "TP1"),
                frames.people("TPE2", "TP2"),
                // Sellers of audiobooks put the reader where music has its composer.
                narrators.isEmpty() && spoken ? frames.people("TCOM", "TCM") : narrators,
                frames.text("TPUB", "TPB"),
                frames.text("TDRC", "TYER", "TYE", "TDRL"),
                genres,
                frames.described("SERIES").stream().findFirst().or(() -> frames.text("MVNM", "TIT1", "TT1")),
                frames.text("TPOS", "TPA").flatMap(Id3Reader::number),
                frames.text("TRCK", "TRK").flatMap(Id3Reader::number),
                frames.text("TLAN", "TLA"),
                Id3Chapters.read(frames.data("CHAP"), frames.data("CTOC")),
                frames.picture());
    }

    private static Optional<Integer> number(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches()
                ? Optional.of(Integer.parseInt(number.group(1))).filter(value -> value > 0)
                : Optional.empty();
    }

    private static String genre(String text) {
        Matcher number = GENRE_NUMBER.matcher(text);
        if (!number.matches()) {
            return text.replaceFirst("^\\(\\d{1,3}\\)(?=.)", "").strip();
        }
        int index = Integer.parseInt(number.group(1));
        return index < ID3v1Genres.GENRES.length ? ID3v1Genres.GENRES[index] : "";
    }

    private static Optional<TrackTags> version1(RandomAccessFile content) throws IOException {
        if (content.length() < VERSION_1) {
            return Optional.empty();
        }
        byte[] tag = new byte[VERSION_1];
        content.seek(content.length() - VERSION_1);
        content.readFully(tag);
        if (tag[0] != 'T' || tag[1] != 'A' || tag[2] != 'G') {
            return Optional.empty();
        }
        Optional<Integer> track = tag[125] == 0 && tag[126] > 0 ? Optional.of((int) tag[126]) : Optional.empty();
        return Optional.of(new TrackTags(
                field(tag, 3, 33),
                field(tag, 63, 93),
                field(tag, 33, 63).stream().toList(),
                List.of(),
                List.of(),
                Optional.empty(),
                field(tag, 93, 97),
                Stream.of(genre(String.valueOf(tag[127] & 0xFF)))
                        .filter(genre -> !genre.isEmpty())
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                track,
                Optional.empty(),
                List.of(),
                Optional.empty()));
    }

    private static Optional<String> field(byte[] tag, int from, int to) {
        return Id3Text.values(0, Arrays.copyOfRange(tag, from, to)).stream().findFirst();
    }

    /** The frames of an ID3v2 tag, each under its name of 2.3 and later or of 2.2. */
    private record Frames(AbstractID3v2Tag tag) {
        List<byte[]> data(String... ids) {
            return Arrays.stream(ids)
                    .flatMap(id -> Optional.ofNullable(tag.getFrameSets().get(id)).stream())
                    .map(ID3v2FrameSet::getFrames)
                    .flatMap(List::stream)
                    .filter(frame -> !frame.hasCompression() && !frame.hasEncryption())
                    .map(this::plain)
                    .toList();
        }

        List<String> texts(String... ids) {
            return data(ids).stream()
                    .flatMap(frame -> Id3Text.values(frame).stream())
                    .toList();
        }

        Optional<String> text(String... ids) {
            return texts(ids).stream().findFirst();
        }

        List<String> people(String... ids) {
            return texts(ids).stream()
                    .flatMap(text -> Arrays.stream(text.split(";")))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }

        /** The values of user-defined texts with one of those descriptions (TXXX). */
        List<String> described(String... descriptions) {
            return data("TXXX", "TXX").stream()
                    .map(Id3Text::values)
                    .filter(values -> values.size() > 1
                            && Arrays.asList(descriptions)
                                    .contains(values.getFirst().toUpperCase(Locale.ROOT)))
                    .flatMap(values -> values.stream().skip(1))
                    .flatMap(text -> Arrays.stream(text.split(";")))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        Optional<EmbeddedPicture> picture() {
            return Optional.ofNullable(tag.getAlbumImage()).flatMap(EmbeddedPicture::of);
        }

        /** From 2.4 on each frame is unsynchronised by itself, with its length before it if so flagged. */
        private byte[] plain(ID3v2Frame frame) {
            byte[] data = frame.getData();
            if (frame.hasDataLengthIndicator() && data.length > 4) {
                data = Arrays.copyOfRange(data, 4, data.length);
            }
            return frame.hasUnsynchronisation() ? withoutPadding(data) : data;
        }
    }
}
