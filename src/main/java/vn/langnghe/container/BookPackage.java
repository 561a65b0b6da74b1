package vn.langnghe.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * The files of a talking book, from a folder, from a zip that was unpacked into a temporary area, or from a single audio
 * file. Folders around all of them are stepped into, what desktops leave beside them ({@code __MACOSX},
 * {@code Thumbs.db}) is passed over. Paths are relative, with {@code /}, in the package's own letter case. Nothing
 * outside the package can be reached through it. Safe for reading from several threads.
 */
public final class BookPackage implements AutoCloseable {
    private final Optional<Path> temporary;
    private final String name;
    private final SortedMap<String, PackageFile> files;
    private final Map<String, String> byFoldedPath;

    private BookPackage(Optional<Path> temporary, String name, SortedMap<String, PackageFile> found)
            throws IOException {
        this.temporary = temporary;
        this.name = name;
        this.files = steppedInto(found);
        this.byFoldedPath = new HashMap<>();
        files.keySet().forEach(path -> byFoldedPath.putIfAbsent(folded(path), path));
        if (files.isEmpty()) {
            throw ContainerRule.NOTHING_INSIDE.refusal("");
        }
        CopyProtection.refuse(found);
    }

    /** Opens a package within {@link UnpackingLimits#DEFAULT}. */
    public static BookPackage open(Path folderOrFile, Path temporaryFolder) throws IOException {
        return open(folderOrFile, temporaryFolder, UnpackingLimits.DEFAULT, _ -> {});
    }

    /**
     * Opens a folder or an audio file in place, or unpacks a zip (whatever it is called) below the temporary folder; a
     * zip that holds but one zip is unpacked once more. Interrupting the thread stops it.
     *
     * @param unpacked is told from time to time how many bytes were unpacked so far
     * @throws HostilePackageException where the package would do harm, is damaged, copy-protected or no package at all;
     *     nothing is left behind
     * @throws IOException where it cannot be read, the disk is full or the thread interrupted; nothing is left behind
     */
    public static BookPackage open(
            Path folderOrFile, Path temporaryFolder, UnpackingLimits limits, LongConsumer unpacked) throws IOException {
        String name = fileName(folderOrFile);
        return switch (PackageKind.of(folderOrFile)) {
            case FOLDER ->
                new BookPackage(Optional.empty(), name, PackageFolder.files(folderOrFile.toRealPath(), limits));
            case AUDIO ->
                new BookPackage(
                        Optional.empty(),
                        name,
                        new TreeMap<>(Map.of(
                                EntryPath.of(name),
                                new PackageFile(folderOrFile.toRealPath(), Files.size(folderOrFile)))));
            case ZIP -> unpacked(folderOrFile, temporaryFolder, limits, unpacked);
            case OTHER -> throw ContainerRule.NOT_A_PACKAGE.refusal("");
        };
    }

    /**
     * How many bytes a package claims to be once it is unpacked, for asking whether the disk has room before it is; a
     * zip may lie.
     *
     * @throws HostilePackageException where it is a zip that cannot be listed
     */
    public static long declaredSize(Path folderOrFile) throws IOException {
        return switch (PackageKind.of(folderOrFile)) {
            case FOLDER ->
                PackageFolder.files(folderOrFile.toRealPath(), UnpackingLimits.DEFAULT).values().stream()
                        .mapToLong(PackageFile::size)
                        .sum();
            case ZIP -> ZipUnpacker.declaredSize(folderOrFile);
            case AUDIO, OTHER -> Files.size(folderOrFile);
        };
    }

    /** The name of the folder or file that was opened, for titles of last resort. */
    public String name() {
        return name;
    }

    /** Whether it came as a zip. */
    public boolean isUnpacked() {
        return temporary.isPresent();
    }

    /** Every file's path, sorted. */
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    /** All files together, in bytes. */
    public long totalSize() {
        return files.values().stream().mapToLong(PackageFile::size).sum();
    }

    /** The path as the package writes it, found exactly or else regardless of letter case and Unicode form. */
    public Optional<String> find(String path) {
        return files.containsKey(path) ? Optional.of(path) : Optional.ofNullable(byFoldedPath.get(folded(path)));
    }

    /**
     * The file that a reference in one of the package's files leads to: percent-decoded, its query and fragment dropped,
     * resolved against the referring file's folder. To be asked only about what is going to be read: links in a book's
     * prose may harmlessly lead anywhere.
     *
     * @return the path as the package writes it, or nothing where there is no such file
     * @throws HostilePackageException where the reference leads out of the package
     */
    public Optional<String> resolve(String referringFile, String reference) {
        return lookUp(referringFile, reference).map(Found::path);
    }

    /** As {@link #resolve}, and tells whether the reference has the file's letter case. */
    public Optional<Found> lookUp(String referringFile, String reference) {
        return References.candidates(referringFile, reference).stream()
                .flatMap(written -> find(written).stream().map(path -> new Found(path, written, same(path, written))))
                .findFirst();
    }

    /** The files whose names end so ({@code .opf}), shallowest first, letter case aside. */
    public List<String> filesEnding(String ending) {
        String folded = ending.toLowerCase(Locale.ROOT);
        return files.keySet().stream()
                .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(folded))
                .sorted(Comparator.comparingLong(BookPackage::depth))
                .toList();
    }

    /** The file's size in bytes; the path is one of {@link #files()}. */
    public long size(String path) {
        return file(path).size();
    }

    /**
     * Where the file lies on disk; the path is one of {@link #files()}. What was unpacked has another name there, with
     * the same ending in lower case.
     */
    public Path location(String path) {
        return file(path).location();
    }

    /** The whole file; the path is one of {@link #files()}. */
    public byte[] bytes(String path) throws IOException {
        try (InputStream content = Files.newInputStream(location(path), LinkOption.NOFOLLOW_LINKS)) {
            return content.readAllBytes();
        }
    }

    /** Removes what was unpacked; a folder or file that was opened in place stays as it is. */
    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            removeAll(temporary.get());
        }
    }

    private PackageFile file(String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow(() -> new IllegalArgumentException(path));
    }

    private static BookPackage unpacked(Path zip, Path temporaryFolder, UnpackingLimits limits, LongConsumer progress)
            throws IOException {
        Files.createDirectories(temporaryFolder);
        Path folder = Files.createTempDirectory(temporaryFolder, "package-");
        boolean opened = false;
        try {
            Allowance allowance = new Allowance(limits, progress, folder);
            SortedMap<String, PackageFile> files =
                    ZipUnpacker.unpack(zip, Files.createDirectory(folder.resolve("outer")), allowance);
            if (files.size() == 1) {
                Path only = files.values().iterator().next().location();
                if (PackageKind.of(only) == PackageKind.ZIP) {
                    files = ZipUnpacker.unpack(only, Files.createDirectory(folder.resolve("inner")), allowance);
                    Files.delete(only);
                }
            }
            BookPackage bookPackage = new BookPackage(Optional.of(folder), fileName(zip), files);
            opened = true;
            return bookPackage;
        } finally {
            if (!opened) {
                removeAll(folder);
            }
        }
    }

    private static SortedMap<String, PackageFile> steppedInto(SortedMap<String, PackageFile> files) {
        SortedMap<String, PackageFile> inner = files;
        while (!inner.isEmpty()) {
            String first = inner.firstKey();
            String around = first.substring(0, first.indexOf('/') + 1);
            if (around.isEmpty() || !inner.keySet().stream().allMatch(path -> path.startsWith(around))) {
                return inner;
            }
            SortedMap<String, PackageFile> deeper = new TreeMap<>();
            inner.forEach((path, file) -> deeper.put(path.substring(around.length()), file));
            inner = deeper;
        }
        return inner;
    }

    private static boolean same(String path, String written) {
        return normalized(path).equals(normalized(written));
    }

    private static long depth(String path) {
        return path.chars().filter(character -> character == '/').count();
    }

    private static String folded(String path) {
        return normalized(path).toLowerCase(Locale.ROOT);
    }

    private static String normalized(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private static String fileName(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("");
    }

    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
