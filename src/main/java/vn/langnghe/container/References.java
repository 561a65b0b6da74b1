package vn.langnghe.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** References between the files of a package ({@code ../audio/a%20b.mp3#t=1}), resolved without leaving it. */
public final class References {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:");
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);

    private References() {}

    /** What stands behind the {@code #}, percent-decoded; empty where there is none. */
    public static String fragment(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? "" : decoded(reference.substring(hash + 1).strip());
    }

    /**
     * The path that the reference names, relative to the package's root, its query and fragment dropped; the referring
     * file itself where the reference is a fragment alone; nothing where it leads to the network.
     *
     * <p>To be asked only about what is going to be read. Links in a book's prose may harmlessly lead anywhere: authoring
     * tools leave {@code C:\Users\…} in them.
     *
     * @throws HostilePackageException where it leads out of the package
     */
    public static Optional<String> resolve(String referringFile, String reference) {
        String path = upTo(upTo(reference.strip(), '#'), '?');
        if (path.isEmpty()) {
            return Optional.of(referringFile);
        }
        if (isNetwork(path)) {
            return Optional.empty();
        }
        return Optional.of(inside(referringFile, decoded(path)).orElseThrow(() -> outside(referringFile, reference)));
    }

    /**
     * The paths that the reference may mean, likeliest first: some tools write {@code #}, {@code ?}, {@code %} and
     * {@code :} of file names as they are.
     *
     * @throws HostilePackageException where it leads out of the package
     */
    static Set<String> candidates(String referringFile, String reference) {
        Set<String> candidates = new LinkedHashSet<>();
        resolve(referringFile, reference).ifPresent(candidates::add);
        String whole = reference.strip();
        for (String literal : new String[] {upTo(upTo(whole, '#'), '?'), upTo(whole, '#'), whole}) {
            if (!literal.isEmpty()) {
                inside(referringFile, literal).ifPresent(candidates::add);
                inside(referringFile, decoded(literal)).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    private static Optional<String> inside(String referringFile, String decoded) {
        String path = decoded.replace('\\', '/');
        if (path.startsWith("/")
                || path.toLowerCase(Locale.ROOT).startsWith("file:")
                || DRIVE.matcher(path).matches()) {
            return Optional.empty();
        }
        Deque<String> steps = new ArrayDeque<>();
        int slash = referringFile.lastIndexOf('/');
        if (slash >= 0) {
            for (String step : referringFile.substring(0, slash).split("/", -1)) {
                steps.addLast(step);
            }
        }
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return Optional.of(String.join("/", steps));
    }

    private static boolean isNetwork(String path) {
        return path.startsWith("//")
                || (SCHEME.matcher(path).find()
                        && !path.toLowerCase(Locale.ROOT).startsWith("file:"));
    }

    private static String upTo(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    private static HostilePackageException outside(String file, String reference) {
        return ContainerRule.ENTRY_LEADS_OUTSIDE.refusal(file, EntryPath.shown(reference));
    }

    /** Percent-decoded (RFC 3986, section 2.1); a sign that encodes nothing stays as it is. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            if (point == '%' && index + 2 < text.length() && isHex(text, index + 1) && isHex(text, index + 2)) {
                bytes.write(Integer.parseInt(text.substring(index + 1, index + 3), 16));
                index += 3;
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                index += Character.charCount(point);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            return bytes.toString(Charset.forName("windows-1252"));
        }
    }

    private static boolean isHex(String text, int index) {
        return Character.digit(text.charAt(index), 16) >= 0 && text.charAt(index) < 128;
    }
}
