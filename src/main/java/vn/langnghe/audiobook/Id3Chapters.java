package vn.langnghe.audiobook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads chapters and their tables of contents (ID3v2 Chapter Frame Addendum 1.0). */
final class Id3Chapters {
    private static final int FRAME_HEADER = 10;

    private record ChapterFrame(String id, Duration begin, Optional<String> title) {}

    private record ContentsFrame(String id, boolean top, List<String> children, Optional<String> title) {}

    private final Map<String, ChapterFrame> chapters = new LinkedHashMap<>();
    private final Map<String, ContentsFrame> contents = new LinkedHashMap<>();
    private final List<TrackTags.Chapter> found = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    private Id3Chapters() {}

    /** The chapters in the order of the top-level table of contents; those that no table names, by their time. */
    static List<TrackTags.Chapter> read(List<byte[]> chapterFrames, List<byte[]> contentsFrames) {
        Id3Chapters reading = new Id3Chapters();
        chapterFrames.forEach(reading::readChapter);
        contentsFrames.forEach(reading::readContents);
        reading.contents.values().stream()
                .filter(ContentsFrame::top)
                .findFirst()
                .or(() -> reading.contents.values().stream().findFirst())
                .ifPresent(top -> top.children().forEach(child -> reading.visit(child, 1)));
        reading.chapters.values().stream()
                .filter(chapter -> !reading.visited.contains(chapter.id()))
                .sorted(Comparator.comparing(ChapterFrame::begin))
                .forEach(chapter -> reading.visit(chapter.id(), 1));
        return reading.found;
    }

    private void visit(String id, int level) {
        if (!visited.add(id) || level > visited.size()) {
            return;
        }
        ChapterFrame chapter = chapters.get(id);
        if (chapter != null) {
            found.add(new TrackTags.Chapter(level, chapter.title().orElse(""), chapter.begin()));
        }
        ContentsFrame table = contents.get(id);
        if (table != null) {
            int before = found.size();
            table.children().forEach(child -> visit(child, level + 1));
            if (table.title().isPresent() && found.size() > before) {
                // A table with a name groups its chapters, and begins where the first of them does.
                found.add(
                        before,
                        new TrackTags.Chapter(
                                level, table.title().get(), found.get(before).begin()));
            }
        }
    }

    private void readChapter(byte[] frame) {
        int end = zero(frame, 0);
        if (end < 0 || end + 17 > frame.length) {
            return;
        }
        String id = new String(frame, 0, end, StandardCharsets.ISO_8859_1);
        long begin = Integer.toUnsignedLong(ByteBuffer.wrap(frame).getInt(end + 1));
        chapters.putIfAbsent(id, new ChapterFrame(id, Duration.ofMillis(begin), title(frame, end + 17)));
    }

    private void readContents(byte[] frame) {
        int end = zero(frame, 0);
        if (end < 0 || end + 3 > frame.length) {
            return;
        }
        List<String> children = new ArrayList<>();
        int position = end + 3;
        for (int i = 0; i < (frame[end + 2] & 0xFF); i++) {
            int childEnd = zero(frame, position);
            if (childEnd < 0) {
                break;
            }
            children.add(new String(frame, position, childEnd - position, StandardCharsets.ISO_8859_1));
            position = childEnd + 1;
        }
        String id = new String(frame, 0, end, StandardCharsets.ISO_8859_1);
        boolean top = (frame[end + 1] & 2) != 0;
        contents.putIfAbsent(id, new ContentsFrame(id, top, List.copyOf(children), title(frame, position)));
    }

    private static Optional<String> title(byte[] frame, int from) {
        int position = from;
        while (position + FRAME_HEADER < frame.length) {
            String id = new String(frame, position, 4, StandardCharsets.ISO_8859_1);
            int size = size(frame, position + 4);
            int begin = position + FRAME_HEADER;
            if (size <= 0 || size > frame.length - begin) {
                return Optional.empty();
            }
            if (id.equals("TIT2")) {
                return Id3Text.values(Arrays.copyOfRange(frame, begin, begin + size)).stream()
                        .findFirst();
            }
            position = begin + size;
        }
        return Optional.empty();
    }

    /** Plain in ID3v2.3, seven bits a byte in 2.4; writers mix them up, and only one of them fits in the frame. */
    private static int size(byte[] frame, int at) {
        int plain = ByteBuffer.wrap(frame).getInt(at);
        int syncSafe = ((frame[at] & 0x7F) << 21)
                | ((frame[at + 1] & 0x7F) << 14)
                | ((frame[at + 2] & 0x7F) << 7)
                | (frame[at + 3] & 0x7F);
        int room = frame.length - at - 6;
        return plain >= 0 && plain <= room ? plain : syncSafe;
    }

    private static int zero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
