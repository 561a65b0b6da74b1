package vn.langnghe.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names in addresses and header fields, and what they say of the content. */
final class FileNames {
    static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final int LONGEST_NAME = 150;
    private static final String UNRESERVED = "-._~";
    private static final Pattern EXTENDED_NAME =
            Pattern.compile("filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED_NAME =
            Pattern.compile("filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN_NAME =
            Pattern.compile("filename\\s*=\\s*([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp2", "audio/mpeg"),
            Map.entry("mp4", "audio/mp4"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("webm", "audio/webm"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("htm", "text/html; charset=utf-8"),
            Map.entry("xhtml", "application/xhtml+xml"),
            Map.entry("xml", "application/xml"),
            Map.entry("opf", "application/oebps-package+xml"),
            Map.entry("ncx", "application/x-dtbncx+xml"),
            Map.entry("smil", "application/smil+xml"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("map", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("vtt", "text/vtt; charset=utf-8"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("lpf", "application/lpf+zip"),
            Map.entry("audiobook", "application/audiobook+zip"),
            Map.entry("wasm", "application/wasm"));

    private FileNames() {}

    /** The name after the last slash. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The part after the last dot in lower case, or nothing. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without its extension. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** The Internet media type that the name promises. */
    static String mediaType(String name) {
        return TYPES.getOrDefault(extension(name), UNKNOWN_TYPE);
    }

    /** As one segment of an address's path (RFC 3986, section 3.3). */
    static String segment(String name) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0)) {
                escaped.append(character);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return escaped.toString();
    }

    /** Says that the content is to be saved under that name (RFC 6266, section 4.3). */
    static String attachment(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + segment(name);
    }

    /** The file name in a Content-Disposition field; the extended one where both are there (RFC 6266, section 4.3). */
    static Optional<String> inDisposition(String disposition) {
        Matcher extended = EXTENDED_NAME.matcher(disposition);
        if (extended.find()) {
            try {
                return Optional.of(URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        Matcher quoted = QUOTED_NAME.matcher(disposition);
        if (quoted.find()) {
            return Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"));
        }
        Matcher token = TOKEN_NAME.matcher(disposition);
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** A name that someone gave, as it can be shown and used: no folders, no control characters, NFC, not too long. */
    static Optional<String> tidy(String given) {
        String name = Normalizer.normalize(given.replace('\\', '/'), Normalizer.Form.NFC);
        name = last(name)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}:*?\"<>|]", "")
                .strip();
        if (name.length() > LONGEST_NAME) {
            String extension = extension(name);
            String kept = name.codePoints()
                    .limit(LONGEST_NAME / 2)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            name = extension.isEmpty() || extension.length() > 20 ? kept : kept + "." + extension;
        }
        return name.isBlank() || name.chars().allMatch(character -> character == '.')
                ? Optional.empty()
                : Optional.of(name);
    }

    /** Whether the text is an absolute URI. */
    static boolean isUri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
