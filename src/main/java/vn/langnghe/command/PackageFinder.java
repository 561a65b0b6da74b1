package vn.langnghe.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.intake.PackageReader;

/**
 * Finds the packages below what somebody names: a folder that is a book is one package, in any other folder every
 * archive and every folder that is a book. Loose audio files make their folder a book unless there are archives beside
 * them.
 */
final class PackageFinder {
    private static final Set<String> ARCHIVES = Set.of("zip", "epub", "lpf", "audiobook");
    private static final Set<String> AUDIO = Set.of("mp3", "m4a", "m4b", "wav", "ogg", "opus", "mp4");

    private final PackageReader reader;

    PackageFinder(PackageReader reader) {
        this.reader = reader;
    }

    /** The packages, sorted by path; the file itself where a file is named. */
    List<Path> below(Path folderOrFile) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folderOrFile)) {
            walk(folderOrFile, found);
        } else {
            found.add(folderOrFile);
        }
        return found;
    }

    static boolean isArchive(Path path) {
        return hasEnding(path, ARCHIVES);
    }

    private void walk(Path folder, List<Path> found) throws IOException {
        List<Path> children;
        try (Stream<Path> paths = Files.list(folder)) {
            children = paths.filter(path -> !isHidden(path)).sorted().toList();
        }
        List<Path> archives =
                children.stream().filter(path -> hasEnding(path, ARCHIVES)).toList();
        boolean looseAudio = children.stream().anyMatch(path -> hasEnding(path, AUDIO));
        if (archives.isEmpty() && isBook(folder, looseAudio) && !holdsSeveralBooks(children)) {
            found.add(folder);
            return;
        }
        int before = found.size();
        for (Path child : children) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                walk(child, found);
            } else if (archives.contains(child) || (!archives.isEmpty() && hasEnding(child, AUDIO))) {
                found.add(child);
            }
        }
        if (found.size() == before && isHostile(folder)) {
            found.add(folder);
        }
    }

    /** Such a folder is handed over all the same, so that it is refused with its reason and not passed over. */
    private static boolean isHostile(Path folder) throws IOException {
        if (!holdsAnything(folder)) {
            return false;
        }
        try (BookPackage _ = BookPackage.open(folder, folder)) {
            return false;
        } catch (HostilePackageException _) {
            return true;
        }
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.anyMatch(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Readers look for their document below the root too, so a folder of books looks like one of them. */
    private boolean holdsSeveralBooks(List<Path> children) throws IOException {
        int books = 0;
        for (Path child : children) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && isBook(child, false)) {
                books++;
            }
        }
        return books > 1;
    }

    private boolean isBook(Path folder, boolean looseAudio) throws IOException {
        try (BookPackage bookPackage = BookPackage.open(folder, folder)) {
            return looseAudio ? reader.recognises(bookPackage) : reader.recognisesByItsDocuments(bookPackage);
        } catch (HostilePackageException _) {
            return false;
        }
    }

    private static boolean isHidden(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") || name.equals("__MACOSX");
    }

    private static boolean hasEnding(Path path, Set<String> endings) {
        String name = Optional.ofNullable(path.getFileName())
                .map(Path::toString)
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return endings.contains(name.substring(name.lastIndexOf('.') + 1))
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}
