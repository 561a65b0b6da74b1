package vn.langnghe.media;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Files on a disk, {@code ab/cdef…} by the SHA-256 of their content. What arrives is written to {@code incoming} beside
 * them, so that it appears under its hash by a rename, whole or not at all. One process at a time.
 */
public final class DiskMediaStore implements MediaStore {
    private static final System.Logger LOG = System.getLogger(DiskMediaStore.class.getName());
    private static final int MOST_OPEN_FILES = 1024;
    private static final Duration IDLE_TIME = Duration.ofSeconds(30);
    private static final boolean DIRECTORIES_CAN_BE_SYNCED = File.separatorChar == '/';
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");

    private final Path folder;
    private final Path incoming;
    private final FileChannel lockFile;
    private final OpenFiles openFiles;
    private final Holds holds = new Holds();

    private DiskMediaStore(Path folder, FileChannel lockFile, OpenFiles openFiles) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.lockFile = lockFile;
        this.openFiles = openFiles;
    }

    /**
     * Opens the store in that folder, made where it is missing, and clears away what was half written when a process died.
     *
     * @throws MediaInUseException where another process has it open
     */
    public static DiskMediaStore open(Path folder) throws IOException {
        return open(folder, MOST_OPEN_FILES, IDLE_TIME);
    }

    static DiskMediaStore open(Path folder, int mostOpenFiles, Duration idleTime) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(lockFile)) {
            lockFile.close();
            throw new MediaInUseException(folder.toString());
        }
        DiskMediaStore store = new DiskMediaStore(folder, lockFile, new OpenFiles(mostOpenFiles, idleTime));
        store.clearIncoming();
        return store;
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private void clearIncoming() throws IOException {
        Files.createDirectories(incoming);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(incoming)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    @Override
    public Deposit deposit(MediaNeeds needs) {
        return new DiskDeposit(this, needs);
    }

    @Override
    public Optional<MediaContent> open(MediaHash hash) throws IOException {
        try {
            return Optional.of(openFiles.open(place(hash)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public long free(Set<MediaHash> candidates, MediaNeeds needs) throws IOException {
        Set<MediaHash> untouchable;
        synchronized (holds) {
            untouchable = holds.watch();
        }
        try {
            Set<MediaHash> needed = needs.neededOf(candidates);
            long freed = 0;
            for (MediaHash candidate : candidates) {
                if (!needed.contains(candidate)) {
                    freed += remove(candidate, needs, untouchable::contains);
                }
            }
            return freed;
        } finally {
            synchronized (holds) {
                holds.unwatch(untouchable);
            }
        }
    }

    private long remove(MediaHash hash, MediaNeeds needs, Predicate<MediaHash> untouchable) throws IOException {
        synchronized (holds) {
            holds.defer(hash, needs);
            if (holds.isHeld(hash) || untouchable.test(hash)) {
                return 0;
            }
            Path file = place(hash);
            if (!Files.exists(file)) {
                return 0;
            }
            long size = Files.size(file);
            Files.delete(file);
            openFiles.forget(file);
            return size;
        }
    }

    @Override
    public long freeAll(MediaNeeds needs) throws IOException {
        long freed = 0;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path inner : folders) {
                if (FOLDER.matcher(inner.getFileName().toString()).matches()) {
                    freed += free(storedIn(inner), needs);
                }
            }
        }
        return freed;
    }

    @Override
    public boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path inner : folders) {
                if (FOLDER.matcher(inner.getFileName().toString()).matches()
                        && !storedIn(inner).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Set<MediaHash> storedIn(Path inner) throws IOException {
        Set<MediaHash> stored = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(inner)) {
            for (Path file : files) {
                MediaHash.parse(inner.getFileName().toString() + file.getFileName())
                        .ifPresent(stored::add);
            }
        }
        return stored;
    }

    @Override
    public MediaHold hold() {
        synchronized (holds) {
            holds.holdAll();
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                letAllGo();
            }
        };
    }

    private void letAllGo() {
        Map<MediaNeeds, Set<MediaHash>> due = new HashMap<>();
        synchronized (holds) {
            holds.letAllGo()
                    .forEach((hash, needs) ->
                            due.computeIfAbsent(needs, _ -> new HashSet<>()).add(hash));
        }
        due.forEach((needs, hashes) -> freeIfPossible(hashes, needs));
    }

    /** What cannot be freed now waits for the next start's {@link #freeAll}. */
    private void freeIfPossible(Set<MediaHash> hashes, MediaNeeds needs) {
        try {
            free(hashes, needs);
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "stored files that nothing needs could not be freed", failure);
        }
    }

    @Override
    public long usableSpace() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        openFiles.close();
        lockFile.close();
    }

    /** Where files are written before they are stored. */
    Path incoming() {
        return incoming;
    }

    int openFileCount() {
        return openFiles.count();
    }

    Path place(MediaHash hash) {
        return folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex().substring(2));
    }

    /**
     * Holds the content and brings the file to its place, or removes it where the content is stored already.
     *
     * @param held what the deposit holds
     */
    void settle(Path file, MediaHash hash, long size, Set<MediaHash> held) throws IOException {
        synchronized (holds) {
            Path place = place(hash);
            Files.createDirectories(place.getParent());
            if (Files.isRegularFile(place) && Files.size(place) == size) {
                Files.delete(file);
            } else {
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
                openFiles.forget(place);
            }
            if (held.add(hash)) {
                holds.hold(hash);
            }
        }
    }

    void letGo(Set<MediaHash> held, MediaNeeds needs) {
        synchronized (holds) {
            held.forEach(holds::letGo);
        }
        freeIfPossible(held, needs);
    }

    /** Makes durable that these files are in their places. */
    void syncPlaces(Set<MediaHash> hashes) throws IOException {
        if (!DIRECTORIES_CAN_BE_SYNCED) {
            return;
        }
        Set<Path> folders = new HashSet<>();
        hashes.forEach(hash -> folders.add(place(hash).getParent()));
        folders.add(folder);
        for (Path inner : folders) {
            try (FileChannel channel = FileChannel.open(inner, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
