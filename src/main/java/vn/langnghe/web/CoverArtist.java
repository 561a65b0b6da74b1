package vn.langnghe.web;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import vn.langnghe.catalogue.Title;

/** Draws the cover of a title that has none: the same title looks the same everywhere. */
final class CoverArtist {
    static final String MEDIA_TYPE = "image/svg+xml";
    private static final int THREAD = 5;
    private static final int LARGEST_TYPE = 84;
    private static final int SMALLEST_TYPE = 34;
    private static final double WIDTH_OF_A_LETTER = 0.64;
    private static final int ROOM_FOR_THE_WORD = 520;
    private static final int LONGEST_WORD = 16;

    /** Deep grounds and light threads, of the child's screen's own colours; each pair has a contrast of 4.5 or more. */
    private static final String[] GROUNDS = {"#0B1D3A", "#1C5B12", "#0B4A80", "#4A2C91", "#8C1D12", "#7A4B00"};

    private static final String[] THREADS = {"#FFC933", "#FFFFFF", "#8CCBFF", "#D3C4FF", "#8BE06B", "#FFC933"};

    private CoverArtist() {}

    static byte[] draw(Title title) {
        int seed = seed(title.id().value());
        int colours = Math.floorMod(seed, GROUNDS.length);
        String ground = GROUNDS[colours];
        String thread = THREADS[Math.floorMod(colours + (seed >>> 4), 2) == 0 ? colours : 1];
        CoverMotif[] motifs = CoverMotif.values();
        CoverMotif wide = motifs[Math.floorMod(seed >>> 8, motifs.length)];
        CoverMotif narrow =
                motifs[Math.floorMod((seed >>> 8) + 1 + Math.floorMod(seed >>> 16, motifs.length - 1), motifs.length)];
        CoverTheme theme = CoverTheme.of(title.metadata(), seed >>> 20);
        String word = firstWord(title.metadata().title());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600" role="img">
                <title>%s</title>
                <defs>
                <pattern id="a" width="60" height="60" patternUnits="userSpaceOnUse"><path fill="%s" d="%s"/></pattern>
                <pattern id="b" width="24" height="24" patternUnits="userSpaceOnUse"><path fill="%s" d="%s"/></pattern>
                </defs>
                <rect width="600" height="600" fill="%s"/>
                <g shape-rendering="crispEdges" fill="%s">
                <g id="t"><rect width="600" height="10"/>\
                <rect y="0" width="600" height="60" fill="url(#a)" transform="translate(0 20)"/>\
                <rect y="90" width="600" height="5"/>\
                <rect width="600" height="24" fill="url(#b)" transform="translate(0 102)"/></g>
                <use href="#t" transform="translate(0 600) scale(1 -1)"/>
                </g>
                <path fill="%s" transform="translate(0 -32)" d="M132 270L108 246L84 270L108 294ZM72 270L56 254L40 270L56 286ZM468 270L492 246L516 270L492 294Z\
                M528 270L544 254L560 270L544 286Z"/>
                <path fill="%s" fill-rule="evenodd" transform="translate(203 140) scale(1.94)" d="%s"/>
                <text x="300" y="%d" text-anchor="middle" font-family="Lexend, 'Be Vietnam Pro', 'Noto Sans', 'DejaVu Sans', \
                sans-serif" font-weight="600" font-size="%d" fill="%s">%s</text>
                </svg>
                """.formatted(
                        escaped(title.metadata().title()),
                        thread,
                        wide.path(THREAD),
                        thread,
                        narrow.path(2),
                        ground,
                        thread,
                        thread,
                        thread,
                        theme.drawing(),
                        448,
                        typeSize(word),
                        thread,
                        escaped(word))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int typeSize(String word) {
        int letters = letters(word);
        return (int) Math.clamp(ROOM_FOR_THE_WORD / (WIDTH_OF_A_LETTER * letters), SMALLEST_TYPE, LARGEST_TYPE);
    }

    private static String firstWord(String title) {
        String[] words = title.strip().split("[\\s,.:;!?/|_()\\[\\]\"“”«»–—]+", -1);
        String word = title.strip();
        for (String candidate : words) {
            if (!candidate.isEmpty()) {
                word = candidate;
                break;
            }
        }
        return shortened(word);
    }

    private static String shortened(String word) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int end = letters.first();
        for (int count = 0; count < LONGEST_WORD && end != BreakIterator.DONE; count++) {
            int next = letters.next();
            if (next == BreakIterator.DONE) {
                return word;
            }
            end = next;
        }
        return end >= word.length() ? word : word.substring(0, end) + "…";
    }

    private static int letters(String word) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int count = 0;
        while (letters.next() != BreakIterator.DONE) {
            count++;
        }
        return Math.max(count, 1);
    }

    /** The same everywhere, whatever Java runs it: FNV-1a. */
    private static int seed(String id) {
        int hash = 0x811C9DC5;
        for (byte octet : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .filter(point ->
                        point >= 0x20 && point != 0xFFFE && point != 0xFFFF && !(point >= 0xD800 && point <= 0xDFFF))
                .forEach(point -> {
                    switch (point) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        default -> escaped.appendCodePoint(point);
                    }
                });
        return escaped.toString();
    }
}
