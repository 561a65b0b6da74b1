package vn.langnghe.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.media.MediaStore;

/**
 * The intake of one library: a few packages at once, the others waiting in order. It owns its temporary folder; what a
 * killed process left there is cleared when it starts, and what that process had stored is freed before the first import
 * begins.
 */
public final class PackageIntake implements Intake {
    private static final Logger LOGGER = System.getLogger(PackageIntake.class.getName());
    private static final int BUFFER = 1 << 16;
    private static final long ASK_FOR_SPACE_EVERY = 16L << 20;
    private static final int LONGEST_NAME = 200;
    private static final long UNDOING_SECONDS = 10;

    private final IntakeSettings settings;
    private final PackageReader reader;
    private final Listening listening;
    private final Catalogue catalogue;
    private final DiskSpace space;
    private final JobBoard board;
    private final ExecutorService workers;
    private final CountDownLatch tidied = new CountDownLatch(1);
    private volatile boolean stopping;

    /**
     * Starts.
     *
     * @throws IOException where the temporary folder cannot be cleared
     */
    public PackageIntake(
            IntakeSettings settings,
            PackageReader reader,
            Listening listening,
            MediaStore media,
            Catalogue catalogue,
            JobStore jobs)
            throws IOException {
        this.settings = settings;
        this.reader = reader;
        this.listening = listening;
        this.catalogue = catalogue;
        this.space = new DiskSpace(media, settings.reserve());
        this.board = new JobBoard(jobs);
        removeAll(settings.temporaryFolder());
        Files.createDirectories(settings.temporaryFolder());
        jobs.endAll(Failure.STOPPED.outcome());
        jobs.forgetBefore(Instant.now().minus(settings.jobsKept()));
        workers = Executors.newFixedThreadPool(
                settings.atOnce(),
                Thread.ofPlatform().name("import-", 1).daemon().factory());
        Thread.ofPlatform().name("tidy").daemon().start(this::tidy);
    }

    private void tidy() {
        try {
            long freed = catalogue.freeUnneeded();
            if (freed > 0) {
                LOGGER.log(Level.INFO, "Freed {0} bytes that an interrupted import had left", freed);
            }
        } catch (IOException | RuntimeException e) {
            if (!stopping) {
                LOGGER.log(Level.WARNING, "What an interrupted import left could not be freed: " + e.getMessage());
            }
        } finally {
            tidied.countDown();
        }
    }

    @Override
    public JobId take(Path folderOrFile) {
        Path source = folderOrFile.toAbsolutePath().normalize();
        Job job = board.open(nameOf(source));
        submit(job.id(), source, Optional.empty());
        return job.id();
    }

    @Override
    public JobId take(InputStream content, String name, long length) throws IOException {
        if (length > 0) {
            space.require(length);
        }
        Path workshop = Files.createTempDirectory(settings.temporaryFolder(), "upload-");
        try {
            Path upload = workshop.resolve(safeName(name));
            receive(content, upload, length);
            Job job = board.open(nameOf(upload));
            submit(job.id(), upload, Optional.of(workshop));
            return job.id();
        } catch (IOException | RuntimeException e) {
            removeAll(workshop);
            throw e;
        }
    }

    private void receive(InputStream content, Path upload, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long received = 0;
        long askedAt = 0;
        try (OutputStream file = Files.newOutputStream(upload)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                file.write(buffer, 0, read);
                received += read;
                if (received - askedAt >= ASK_FOR_SPACE_EVERY) {
                    askedAt = received;
                    space.require(0);
                }
            }
        }
        if (length >= 0 && received != length) {
            throw new IOException("the stream broke off after " + received + " of " + length + " bytes");
        }
    }

    private void submit(JobId job, Path source, Optional<Path> ownWorkshop) {
        Progress progress = new Progress(board, job, () -> stopping);
        try {
            workers.execute(() -> progress.end(work(source, ownWorkshop, progress)));
        } catch (RejectedExecutionException _) {
            progress.end(Failure.STOPPED.outcome());
        }
    }

    private Outcome work(Path source, Optional<Path> ownWorkshop, Progress progress) {
        Path workshop = null;
        try {
            workshop = ownWorkshop.isPresent()
                    ? ownWorkshop.get()
                    : Files.createTempDirectory(settings.temporaryFolder(), "import-");
            tidied.await();
            progress.goOn();
            return new PackageImport(reader, listening, settings.loudness(), catalogue, space, progress)
                    .run(source, workshop);
        } catch (StoppedException _) {
            return Failure.STOPPED.outcome();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Failure.STOPPED.outcome();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "An import failed while {0}: {1}", progress.step(), e);
            return stopping ? Failure.STOPPED.outcome() : Failure.outcome(e, progress.step());
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "An import failed while {0}: {1}", progress.step(), e);
            return stopping
                    ? Failure.STOPPED.outcome()
                    : Failure.outcome(new IOException(e.getMessage(), e), progress.step());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOGGER.log(stopping ? Level.DEBUG : Level.ERROR, "An import failed while " + progress.step(), e);
            return stopping ? Failure.STOPPED.outcome() : Failure.INTERNAL.outcome();
        } finally {
            tidyUp(workshop);
        }
    }

    private static void tidyUp(@Nullable Path workshop) {
        try {
            if (workshop != null) {
                removeAll(workshop);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Temporary files stay until the next start: {0}", e.getMessage());
        }
    }

    @Override
    public Optional<Job> job(JobId id) {
        return board.job(id);
    }

    @Override
    public List<Job> jobs() {
        return board.jobs();
    }

    @Override
    public Optional<AutoCloseable> watch(JobId id, Consumer<Job> listener) {
        return board.watch(id, listener);
    }

    @Override
    public void close() {
        stopping = true;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(UNDOING_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.log(Level.WARNING, "An import is still under way; the next start undoes it");
            }
            if (!tidied.await(UNDOING_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.log(Level.DEBUG, "The tidying is left to the next start");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String nameOf(Path path) {
        return Normalizer.normalize(
                Optional.ofNullable(path.getFileName()).orElse(path).toString(), Normalizer.Form.NFC);
    }

    /** The last step of the name, without what file systems cannot bear, short enough for all of them. */
    private static String safeName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cs}:*?\"<>|]", "_")
                .strip();
        while (safe.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            safe = safe.substring(safe.offsetByCodePoints(0, 1));
        }
        return safe.isEmpty() || safe.matches("\\.+") ? "package" : safe;
    }

    private static void removeAll(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
