package vn.langnghe.web;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import vn.langnghe.catalogue.Title;

/** Draws the cover of a title that has none: the same title looks the same everywhere. */
final class CoverArtist {
    static final String MEDIA_TYPE = "image/svg+xml";
    private static final int THREAD = 5;
    private static final int LARGEST_TYPE = 84;
    private static final int LARGEST_TYPE_OF_TWO = 57;
    private static final int MIDDLE_OF_ONE_LINE = 400;
    private static final int MIDDLE_OF_TWO_LINES = 377;
    private static final int ROOM_FOR_A_LINE = 540;
    private static final int WIDTH_THAT_NEEDS_CARE = 460;
    /** In ems: signs above capitals, signs and tails below, from line to line. */
    private static final double ABOVE = 1.08;

    private static final double BELOW = 0.3;
    private static final double LEADING = 1.38;
    private static final int FIRST_WIDE_SCRIPT = 0x1100;
    private static final String NARROW = " iIlj1tfr.,;:!'’|-()";
    private static final String WIDE = "mwMW…—@%";

    /** Deep grounds and light threads, of the child's screen's own colours; each pair has a contrast of 4.5 or more. */
    private static final String[] GROUNDS = {"#0B1D3A", "#1C5B12", "#0B4A80", "#4A2C91", "#8C1D12", "#7A4B00"};

    private static final String[] THREADS = {"#FFC933", "#FFFFFF", "#8CCBFF", "#D3C4FF", "#FFC933", "#FFC933"};

    private CoverArtist() {}

    static byte[] draw(Title title) {
        int seed = seed(title.identifier());
        int colours = Math.floorMod(seed, GROUNDS.length);
        String ground = GROUNDS[colours];
        String thread = THREADS[Math.floorMod(colours + (seed >>> 4), 2) == 0 ? colours : 1];
        CoverMotif[] motifs = CoverMotif.values();
        CoverMotif wide = motifs[Math.floorMod(seed >>> 8, motifs.length)];
        CoverMotif narrow =
                motifs[Math.floorMod((seed >>> 8) + 1 + Math.floorMod(seed >>> 16, motifs.length - 1), motifs.length)];
        CoverTheme theme = CoverTheme.of(title.metadata(), seed >>> 20);
        List<String> lines = CoverWords.of(title.metadata());
        boolean oneLine = lines.size() == 1;
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
                <path fill="%s" fill-rule="evenodd" transform="%s" d="%s"/>
                %s\
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
                        oneLine ? "translate(207 138) scale(1.86)" : "translate(229 136) scale(1.42)",
                        theme.drawing(),
                        text(lines, thread))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One line, or two, in the room between the pictogram and the lower bands, whatever signs stand above and below. */
    private static String text(List<String> lines, String colour) {
        double widest = lines.stream().mapToDouble(CoverArtist::width).max().orElse(1);
        int size = (int) Math.min(ROOM_FOR_A_LINE / widest, lines.size() == 1 ? LARGEST_TYPE : LARGEST_TYPE_OF_TWO);
        double middle = lines.size() == 1 ? MIDDLE_OF_ONE_LINE : MIDDLE_OF_TWO_LINES;
        double height = size * (ABOVE + BELOW + (lines.size() - 1) * LEADING);
        double baseline = middle - height / 2 + size * ABOVE;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            double length = width(line) * size;
            String fitted = length > WIDTH_THAT_NEEDS_CARE
                    ? " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"".formatted(Math.round(length))
                    : "";
            text.append("""
                    <text x="300" y="%d"%s text-anchor="middle" font-family="Lexend, 'Be Vietnam Pro', 'Noto Sans', \
                    'DejaVu Sans', sans-serif" font-weight="600" font-size="%d" fill="%s">%s</text>
                    """.formatted(Math.round(baseline), fitted, size, colour, escaped(line)));
            baseline += size * LEADING;
        }
        return text.toString();
    }

    /** How wide a line is in a wide face, in ems. */
    private static double width(String line) {
        return Math.max(
                1,
                Normalizer.normalize(line, Normalizer.Form.NFD)
                        .codePoints()
                        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                        .mapToDouble(CoverArtist::width)
                        .sum());
    }

    private static double width(int point) {
        if (point >= FIRST_WIDE_SCRIPT) {
            return 1.1;
        }
        if (NARROW.indexOf(point) >= 0) {
            return 0.4;
        }
        if (WIDE.indexOf(point) >= 0) {
            return 1;
        }
        return Character.isUpperCase(point) ? 0.78 : 0.66;
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
