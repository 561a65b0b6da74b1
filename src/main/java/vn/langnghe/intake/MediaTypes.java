package vn.langnghe.intake;

import java.util.Locale;
import java.util.Map;

/** The Internet media types of a package's files, by their names' endings. */
final class MediaTypes {
    static final String UNKNOWN = "application/octet-stream";
    static final String ZIP = "application/zip";
    static final String MP4_AUDIO = "audio/mp4";

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("aac", "audio/aac"),
            Map.entry("audiobook", "application/audiobook+zip"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("css", "text/css"),
            Map.entry("dtd", "application/xml-dtd"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("gif", "image/gif"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("lpf", "application/lpf+zip"),
            Map.entry("m4a", MP4_AUDIO),
            Map.entry("m4b", MP4_AUDIO),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", MP4_AUDIO),
            Map.entry("ncx", "application/x-dtbncx+xml"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("opf", "application/oebps-package+xml"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("otf", "font/otf"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("smil", "application/smil+xml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("txt", "text/plain"),
            Map.entry("wav", "audio/wav"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("xhtml", "application/xhtml+xml"),
            Map.entry("xml", "application/xml"),
            Map.entry("zip", ZIP));

    private MediaTypes() {}

    /** The media type that the name's ending stands for; {@value #UNKNOWN} where it stands for none. */
    static String of(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, UNKNOWN);
    }
}
