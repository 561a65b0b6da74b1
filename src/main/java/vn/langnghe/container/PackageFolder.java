package vn.langnghe.container;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists a folder's files without following any link. */
final class PackageFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final UnpackingLimits limits;
    private final SortedMap<String, PackageFile> files = new TreeMap<>();
    private long entries;

    private PackageFolder(Path root, UnpackingLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    /** The folder's files by their paths below it, without what desktops leave there. */
    static SortedMap<String, PackageFile> files(Path folder, UnpackingLimits limits) throws IOException {
        PackageFolder visitor = new PackageFolder(folder, limits);
        Files.walkFileTree(folder, visitor);
        return visitor.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        return EntryPath.isClutter(counted(directory)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = counted(file);
        if (EntryPath.isClutter(path)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            throw ContainerRule.ENTRY_IS_A_LINK.refusal("", EntryPath.shown(path));
        }
        if (!attributes.isRegularFile()) {
            throw ContainerRule.ENTRY_IS_NO_FILE.refusal("", EntryPath.shown(path));
        }
        files.put(path, new PackageFile(file, attributes.size()));
        return FileVisitResult.CONTINUE;
    }

    private String counted(Path path) throws IOException {
        Allowance.continueUnlessInterrupted();
        if (++entries > limits.entries()) {
            throw ContainerRule.TOO_MANY_ENTRIES.refusal("", limits.entries());
        }
        return EntryPath.of(root.relativize(path).toString());
    }
}
