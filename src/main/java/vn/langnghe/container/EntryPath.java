package vn.langnghe.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The paths of a package's files: relative, with {@code /}, and none that could do harm. */
final class EntryPath {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4096;
    private static final int DEEPEST = 64;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    private static final Set<String> CLUTTER = Set.of(
            "__macosx",
            ".ds_store",
            "thumbs.db",
            "ehthumbs.db",
            "desktop.ini",
            ".spotlight-v100",
            ".trashes",
            ".fseventsd",
            ".temporaryitems",
            "system volume information",
            "$recycle.bin");

    private EntryPath() {}

    /**
     * The path that an entry's name stands for; empty for the root itself.
     *
     * @throws HostilePackageException where it leads out of the package or is no name for a file
     */
    static String of(String name) {
        if (name.isEmpty()
                || name.codePoints().anyMatch(Character::isISOControl)
                || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw absurd(name);
        }
        String path = name.replace('\\', '/');
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            throw ContainerRule.ENTRY_LEADS_OUTSIDE.refusal("", shown(name));
        }
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                throw ContainerRule.ENTRY_LEADS_OUTSIDE.refusal("", shown(name));
            }
            if (step.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw absurd(name);
            }
            if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        if (steps.size() > DEEPEST) {
            throw absurd(name);
        }
        return String.join("/", steps);
    }

    /** Whether it is what desktops leave in folders and zips, beside the book. */
    static boolean isClutter(String path) {
        for (String step : path.split("/", -1)) {
            if (step.startsWith("._") || CLUTTER.contains(step.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** A name short enough to be shown to people. */
    static String shown(String name) {
        String visible = name.codePoints()
                .map(point -> Character.isISOControl(point) ? 0xFFFD : point)
                .limit(80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.length() < name.length() ? visible + "…" : visible;
    }

    /**
     * The entry's name: as Unicode where the zip says so or where its bytes are valid UTF-8, otherwise in the code page
     * of Vietnamese Windows where that gives letters, otherwise in that of old PCs (APPNOTE.TXT, appendix D).
     */
    static String nameOf(ZipArchiveEntry entry) {
        byte[] raw = Optional.ofNullable(entry.getRawName()).orElseGet(() -> new byte[0]);
        if (raw.length == 0
                || entry.getGeneralPurposeBit().usesUTF8ForNames()
                || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
            return entry.getName();
        }
        return decoded(raw, StandardCharsets.UTF_8)
                .or(() -> decoded(raw, Charset.forName("windows-1258"))
                        .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC))
                        .filter(EntryPath::hasOnlyLettersBeyondAscii))
                .or(() -> decoded(raw, Charset.forName("IBM437")))
                .orElseGet(() -> new String(raw, StandardCharsets.ISO_8859_1));
    }

    private static Optional<String> decoded(byte[] raw, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean hasOnlyLettersBeyondAscii(String name) {
        return name.codePoints().filter(point -> point > 127).allMatch(Character::isLetter);
    }

    private static HostilePackageException absurd(String name) {
        return ContainerRule.ENTRY_NAME_ABSURD.refusal("", shown(name));
    }
}
