package vn.langnghe.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.langnghe.book.Problem;

/**
 * The files of a talking book, from a folder or from a zip that was unpacked into a temporary area; a single folder
 * around all of them is stepped into. Paths are relative, with {@code /}, in the package's own letter case. Nothing
 * outside the package can be reached through it. Safe for reading from several threads.
 */
public final class BookPackage implements AutoCloseable {
    private final Path root;
    private final Optional<Path> temporary;
    private final String name;
    private final SortedMap<String, Long> sizes;
    private final Map<String, String> byFoldedPath;

    private BookPackage(Path root, Optional<Path> temporary, String name) throws IOException {
        this.root = root;
        this.temporary = temporary;
        this.name = name;
        this.sizes = new TreeMap<>();
        this.byFoldedPath = new HashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            paths.forEach(this::remember);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Opens a folder in place, or unpacks a zip (whatever it is called) below the temporary folder.
     *
     * @throws HostilePackageException where the package would do harm; nothing is left behind
     * @throws IOException where it cannot be read
     */
    public static BookPackage open(Path folderOrZip, Path temporaryFolder) throws IOException {
        String name = Optional.ofNullable(folderOrZip.getFileName())
                .map(Path::toString)
                .orElse("");
        if (Files.isDirectory(folderOrZip)) {
            return new BookPackage(stepInto(folderOrZip), Optional.empty(), name);
        }
        Files.createDirectories(temporaryFolder);
        Path unpacked = Files.createTempDirectory(temporaryFolder, "package-");
        unpack(folderOrZip, unpacked);
        return new BookPackage(stepInto(unpacked), Optional.of(unpacked), name);
    }

    /** The name of the folder or zip, for titles of last resort. */
    public String name() {
        return name;
    }

    /** Every file's path, sorted. */
    public List<String> files() {
        return List.copyOf(sizes.keySet());
    }

    /** The path as the package writes it, found exactly or else regardless of letter case and Unicode form. */
    public Optional<String> find(String path) {
        return sizes.containsKey(path) ? Optional.of(path) : Optional.ofNullable(byFoldedPath.get(folded(path)));
    }

    /**
     * The file that a reference in one of the package's files leads to: percent-decoded, its fragment dropped, resolved
     * against the referring file's folder.
     *
     * @return the path as the package writes it, or nothing where there is no such file
     * @throws HostilePackageException where the reference leads out of the package
     */
    public Optional<String> resolve(String referringFile, String reference) {
        return References.resolve(referringFile, reference).flatMap(this::find);
    }

    /** The files whose names end so ({@code .opf}), shallowest first, letter case aside. */
    public List<String> filesEnding(String ending) {
        String folded = ending.toLowerCase(Locale.ROOT);
        return sizes.keySet().stream()
                .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(folded))
                .sorted((one, other) -> Long.compare(depth(one), depth(other)))
                .toList();
    }

    /** The file's size in bytes; the path is one of {@link #files()}. */
    public long size(String path) {
        return Optional.ofNullable(sizes.get(path)).orElseThrow(() -> new IllegalArgumentException(path));
    }

    /** Where the file lies on disk; the path is one of {@link #files()}. */
    public Path location(String path) {
        size(path);
        return root.resolve(path);
    }

    /** The whole file; the path is one of {@link #files()}. */
    public byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(location(path));
    }

    /** Removes what was unpacked; a folder that was opened in place stays as it is. */
    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            removeAll(temporary.get());
        }
    }

    private void remember(Path path) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            String relative = root.relativize(path).toString().replace('\\', '/');
            try {
                sizes.put(relative, Files.size(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            byFoldedPath.putIfAbsent(folded(relative), relative);
        }
    }

    private static long depth(String path) {
        return path.chars().filter(character -> character == '/').count();
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static Path stepInto(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> real = children.filter(child -> !isClutter(child)).toList();
            return real.size() == 1 && Files.isDirectory(real.getFirst(), LinkOption.NOFOLLOW_LINKS)
                    ? real.getFirst()
                    : folder;
        }
    }

    private static boolean isClutter(Path path) {
        String file = String.valueOf(path.getFileName());
        return file.equals("__MACOSX") || file.equals(".DS_Store") || file.equals("Thumbs.db");
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : java.util.Collections.list(file.getEntries())) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new HostilePackageException(
                            Problem.of(ContainerRule.ENTRY_LEADS_OUTSIDE, "", entry.getName()));
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.resolveSibling("."));
                    try (var content = file.getInputStream(entry)) {
                        Files.copy(content, path);
                    }
                }
            }
        }
    }

    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
