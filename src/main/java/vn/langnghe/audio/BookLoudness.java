package vn.langnghe.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import vn.langnghe.book.Problem;

/** Listens to all of a book at once, two files at a time, in memory of constant size. Thread-safe. */
public final class BookLoudness {
    private static final int THREADS = 2;

    private BookLoudness() {}

    private record Hearing(LoudnessMeter meter, Duration heard, Optional<Problem> problem) {}

    /**
     * Measures the book.
     *
     * @param files every audio file that the book plays, once: its path in the package and where it lies on disk
     * @param progress is told what was heard since it was last told, by several threads, about once in ten seconds of
     *     sound
     * @throws IOException where a file cannot be read
     * @throws InterruptedException where the caller was interrupted; nothing goes on in the background then
     */
    public static Loudness measure(Map<String, Path> files, Consumer<Duration> progress)
            throws IOException, InterruptedException {
        LoudnessMeter whole = new LoudnessMeter(true);
        Duration heard = Duration.ZERO;
        List<Problem> problems = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("loudness-", 0).daemon().factory());
        try {
            var hearings = new ExecutorCompletionService<Hearing>(threads);
            files.forEach((path, file) -> hearings.submit(() -> hear(path, file, progress)));
            for (int i = 0; i < files.size(); i++) {
                Future<Hearing> next = hearings.take();
                Hearing hearing = next.get();
                whole.add(hearing.meter);
                heard = heard.plus(hearing.heard);
                hearing.problem.ifPresent(problems::add);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        double peak = 20 * Math.log10(whole.peak());
        return new Loudness(whole.integrated(), peak, heard, problems);
    }

    private static Hearing hear(String path, Path file, Consumer<Duration> progress)
            throws IOException, InterruptedException {
        LoudnessMeter meter = new LoudnessMeter(true);
        Optional<PcmStream> opened = PcmStream.open(file);
        if (opened.isEmpty()) {
            return new Hearing(meter, Duration.ZERO, Optional.of(Problem.of(AudioRule.LOUDNESS_UNKNOWN, path)));
        }
        Duration heard = Duration.ZERO;
        try (PcmStream stream = opened.get()) {
            Duration told = Duration.ZERO;
            long untold = 0;
            for (Optional<PcmBlock> next = stream.next(); next.isPresent(); next = stream.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                PcmBlock block = next.get();
                meter.hear(block);
                untold += SampleTime.of(block.frames(), block.sampleRate()).toNanos();
                if (untold > 10_000_000_000L) {
                    progress.accept(Duration.ofNanos(untold));
                    told = told.plusNanos(untold);
                    untold = 0;
                }
            }
            progress.accept(Duration.ofNanos(untold));
            heard = told.plusNanos(untold);
        }
        return new Hearing(meter, heard, Optional.empty());
    }
}
