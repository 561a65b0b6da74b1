package vn.langnghe.container;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.langnghe.book.Problem;

/**
 * Follows the references of a package for one reading, and says once of each file that its name is written otherwise
 * than it is. Not thread-safe.
 */
public final class PackageLinks {
    private final BookPackage bookPackage;
    private final Consumer<Problem> problems;
    private final Set<String> told = new HashSet<>();

    public PackageLinks(BookPackage bookPackage, Consumer<Problem> problems) {
        this.bookPackage = bookPackage;
        this.problems = problems;
    }

    /**
     * The file that the reference leads to; nothing where it is not in the package.
     *
     * @throws HostilePackageException where the reference leads out of the package
     */
    public Optional<String> follow(Place place, String reference) {
        Optional<Found> found = bookPackage.lookUp(place.file(), reference);
        if (found.isPresent() && told.add(found.get().written())) {
            found.get().problem(place.file(), place.line()).ifPresent(problems);
        }
        return found.map(Found::path);
    }

    /** Whether the reference leads to the network, where nothing is ever fetched from. */
    public static boolean isRemote(Place place, String reference) {
        return References.resolve(place.file(), reference).isEmpty();
    }
}
