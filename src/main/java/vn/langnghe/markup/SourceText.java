package vn.langnghe.markup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.langnghe.book.Problem;

/**
 * Turns a file's bytes into text. A byte order mark counts most, then what the XML declaration and {@code <meta>} say,
 * then UTF-8; what cannot be true is passed over with a warning. As browsers do (WHATWG Encoding, section 4.2),
 * ISO-8859-1 is read as windows-1252, Shift_JIS as windows-31j and GB2312 as GB18030, of which they are parts.
 */
final class SourceText {
    private static final int HEAD = 4096;
    private static final Pattern XML_DECLARATION =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]{1,60})[\"']");
    private static final Pattern META =
            Pattern.compile("<meta\\s[^>]*?charset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]{1,60})", Pattern.CASE_INSENSITIVE);
    private static final Pattern VIETNAMESE = Pattern.compile(
            "lang\\s*=\\s*[\"']vi\\b|dc:language[\"']?[^<]{0,40}?[\"'>]\\s*vi\\b", Pattern.CASE_INSENSITIVE);
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    private SourceText() {}

    /** The text, without its byte order mark. */
    static String of(byte[] bytes, String path, Consumer<Problem> problems) {
        Optional<Charset> marked = byteOrderMark(bytes);
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        if (marked.isPresent()) {
            String text = decoded(bytes, marked.get());
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            declaredNames(text.substring(0, Math.min(text.length(), HEAD))).stream()
                    .filter(name -> !agrees(name, marked.get()))
                    .findFirst()
                    .ifPresent(name -> problems.accept(wrong(path, name, marked.get())));
            return text;
        }
        Set<String> names = declaredNames(head);
        String declared = names.stream().findFirst().orElse("UTF-8");
        for (Charset candidate : candidates(names, bytes, head)) {
            Optional<String> text = strictly(bytes, candidate);
            if (text.isPresent()) {
                if (!agrees(declared, candidate) && !isAscii(bytes)) {
                    problems.accept(wrong(path, declared, candidate));
                } else if (known(declared).isEmpty()) {
                    problems.accept(wrong(path, declared, candidate));
                }
                return text.get();
            }
        }
        Charset best = known(declared).map(SourceText::wider).orElse(WINDOWS_1252);
        Charset last = mostlyUtf8(bytes)
                ? StandardCharsets.UTF_8
                : best.equals(StandardCharsets.UTF_8) || isWide(best) ? WINDOWS_1252 : best;
        problems.accept(wrong(path, declared, last));
        return decoded(bytes, last);
    }

    private static Problem wrong(String path, String declared, Charset read) {
        return Problem.of(MarkupRule.ENCODING_WRONG, path, declared, read.name());
    }

    private static List<Charset> candidates(Set<String> names, byte[] bytes, String head) {
        Set<Charset> charsets = new LinkedHashSet<>();
        // Text that is valid UTF-8 and not plain ASCII is UTF-8, whatever it says: Latin text never looks so by chance.
        if (!isAscii(bytes)) {
            charsets.add(StandardCharsets.UTF_8);
        }
        names.stream()
                .flatMap(name -> known(name).stream())
                .filter(charset -> !isWide(charset))
                .forEach(charset -> charsets.add(wider(charset)));
        charsets.add(StandardCharsets.UTF_8);
        List<Charset> all = new ArrayList<>(charsets);
        if (!mostlyUtf8(bytes)) {
            all.add(VIETNAMESE.matcher(head).find() ? WINDOWS_1258 : WINDOWS_1252);
        }
        return all;
    }

    /** What the file says of itself, most binding first. */
    private static Set<String> declaredNames(String head) {
        Set<String> names = new LinkedHashSet<>();
        for (Pattern pattern : List.of(XML_DECLARATION, META)) {
            Matcher matcher = pattern.matcher(head);
            if (matcher.find()) {
                names.add(matcher.group(1).strip());
            }
        }
        return names;
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        int first = at(bytes, 0);
        int second = at(bytes, 1);
        int third = at(bytes, 2);
        int fourth = at(bytes, 3);
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (first == 0xFF && second == 0xFE && third == 0 && fourth == 0) {
            return Optional.of(StandardCharsets.UTF_32LE);
        }
        if (first == 0 && second == 0 && third == 0xFE && fourth == 0xFF) {
            return Optional.of(StandardCharsets.UTF_32BE);
        }
        if ((first == 0xFF && second == 0xFE) || (first == '<' && second == 0 && third > 0 && fourth == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second == '<' && third == 0 && fourth > 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case "x-sjis", "shift-jis" -> Charset.forName("windows-31j");
                        case "utf8", "unicode" -> StandardCharsets.UTF_8;
                        default -> Charset.forName(name);
                    });
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    private static Charset wider(Charset charset) {
        return switch (charset.name()) {
            case "ISO-8859-1", "US-ASCII" -> WINDOWS_1252;
            case "Shift_JIS" -> Charset.forName("windows-31j");
            case "GB2312", "GBK" -> Charset.forName("GB18030");
            default -> charset;
        };
    }

    /** Whether the declared name names the charset, or a part of it. */
    private static boolean agrees(String declared, Charset charset) {
        return known(declared)
                .map(known -> wider(known).equals(charset)
                        || (known.name().startsWith("UTF-16") && charset.name().startsWith("UTF-16"))
                        || (known.name().startsWith("UTF-32") && charset.name().startsWith("UTF-32")))
                .orElse(false);
    }

    /** UTF-16 and UTF-32 cannot be what a file is whose declaration could be read byte by byte. */
    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(character -> character == 0xFFFD).count();
        long beyondAscii = text.chars().filter(character -> character > 127).count();
        return broken * 10 < beyondAscii;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(composed(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    charset));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static String decoded(byte[] bytes, Charset charset) {
        return composed(new String(bytes, charset), charset);
    }

    /** Windows-1258 writes tones as marks of their own, which no reference or search would match. */
    private static String composed(String text, Charset charset) {
        return charset.equals(WINDOWS_1258) ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }
}
