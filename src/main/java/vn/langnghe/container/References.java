package vn.langnghe.container;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.langnghe.book.Problem;

/** References between the files of a package ({@code ../audio/a%20b.mp3#t=1}), resolved without leaving it. */
public final class References {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:");

    private References() {}

    /** What stands behind the {@code #}; empty where there is none. */
    public static String fragment(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? "" : decoded(reference.substring(hash + 1));
    }

    /**
     * The path that the reference names, relative to the package's root; the referring file itself where the reference
     * is a fragment alone; nothing where it leads to the network.
     *
     * @throws HostilePackageException where it leads out of the package
     */
    public static Optional<String> resolve(String referringFile, String reference) {
        String path = reference.strip();
        int end = path.indexOf('#');
        path = end < 0 ? path : path.substring(0, end);
        if (path.isEmpty()) {
            return Optional.of(referringFile);
        }
        if (SCHEME.matcher(path).find() && !path.startsWith("file:")) {
            return Optional.empty();
        }
        path = decoded(path).replace('\\', '/');
        if (path.startsWith("/") || path.startsWith("file:") || path.matches("^[A-Za-z]:.*")) {
            throw outside(referringFile, reference);
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
                    throw outside(referringFile, reference);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return Optional.of(String.join("/", steps));
    }

    private static HostilePackageException outside(String file, String reference) {
        return new HostilePackageException(Problem.of(ContainerRule.ENTRY_LEADS_OUTSIDE, file, reference));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
