package vn.langnghe.daisy;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.PackageLinks;
import vn.langnghe.container.Place;
import vn.langnghe.container.References;

/**
 * Follows the references of one package's documents to the files that they mean, also where producers wrote them
 * absolute, or encoded twice or not at all, or where a folder was lost on the way.
 */
final class Links {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)^(file:|[/\\\\]|[a-z]:[/\\\\]).*");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final BookPackage bookPackage;
    private final PackageLinks packageLinks;
    private final Problems problems;
    private final Map<String, Optional<String>> known = new HashMap<>();
    private final Map<String, Optional<String>> byFileName = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    Links(BookPackage bookPackage, Problems problems) {
        this.bookPackage = bookPackage;
        this.packageLinks = new PackageLinks(bookPackage, problems);
        this.problems = problems;
        bookPackage
                .files()
                .forEach(path -> byFileName.merge(
                        fileName(path).toLowerCase(Locale.ROOT), Optional.of(path), (_, _) -> Optional.empty()));
    }

    /** A place inside a file of the package; the fragment is empty where the file as a whole is meant. */
    record Target(String file, String fragment) {}

    Optional<Target> target(Place from, String reference) {
        return file(from, reference).map(file -> new Target(file, fragment(reference)));
    }

    /**
     * The file that a reference leads to.
     *
     * @throws vn.langnghe.container.HostilePackageException where it leads out of the package
     */
    Optional<String> file(Place from, String reference) {
        int hash = reference.indexOf('#');
        String path = (hash < 0 ? reference : reference.substring(0, hash)).strip();
        String key = folder(from.file()) + "|" + path;
        Optional<String> found = known.get(path.isEmpty() ? from.file() + "|" : key);
        if (found == null) {
            found = find(from, path);
            known.put(path.isEmpty() ? from.file() + "|" : key, found);
        }
        return found;
    }

    /** The fragment as ids are compared here: percent-decoded, NFC. */
    static String fragment(String reference) {
        return id(References.fragment(reference));
    }

    static String id(String id) {
        String stripped = id.strip();
        return Normalizer.isNormalized(stripped, Normalizer.Form.NFC)
                ? stripped
                : Normalizer.normalize(stripped, Normalizer.Form.NFC);
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The file's name without folder and ending. */
    static String stem(String path) {
        String name = fileName(path);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private Optional<String> find(Place from, String path) {
        if (ABSOLUTE.matcher(path).matches()) {
            Optional<String> beside = besideTheReferrer(from, path);
            if (beside.isPresent()) {
                tell(DaisyRule.REFERENCE_ABSOLUTE, from, path, beside.get());
                return beside;
            }
        }
        Optional<String> resolved = References.resolve(from.file(), path);
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        return packageLinks
                .follow(from, path)
                .or(() -> otherwiseWritten(from, path))
                .or(() -> elsewhere(from, path, resolved.get()));
    }

    /** Names that were never percent-encoded though they hold a percent sign, or encoded in windows-1252. */
    private Optional<String> otherwiseWritten(Place from, String path) {
        if (!path.contains("%") || path.contains("..")) {
            return Optional.empty();
        }
        String folder = folder(from.file());
        return bookPackage.find(folder + path).or(() -> decoded(path).flatMap(name -> bookPackage.find(folder + name)));
    }

    private static Optional<String> decoded(String path) {
        try {
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), WINDOWS_1252))
                    .filter(name -> !name.contains(".."));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Packages that lost or gained a folder on their way: the name alone decides where it is the only one. */
    private Optional<String> elsewhere(Place from, String path, String resolved) {
        Optional<String> only = byFileName.getOrDefault(fileName(resolved).toLowerCase(Locale.ROOT), Optional.empty());
        only.ifPresent(file -> tell(DaisyRule.FILE_ELSEWHERE, from, path, file));
        return only;
    }

    private Optional<String> besideTheReferrer(Place from, String path) {
        List<String> steps = List.of(path.split("[/\\\\]+", -1));
        String name = steps.getLast();
        return References.resolve(from.file(), name.isEmpty() ? "." : name)
                .filter(_ -> !name.isEmpty() && !name.equals(".."))
                .flatMap(bookPackage::find);
    }

    private void tell(DaisyRule rule, Place from, String written, String meant) {
        if (told.add(rule.key() + "|" + written + "|" + meant)) {
            problems.add(rule, from, written, meant);
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
