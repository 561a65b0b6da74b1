package vn.langnghe.intake;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The jobs as they stand: those under way in memory, those that ended in the database. Thread-safe. Listeners hear of
 * each change in order, on the thread that made it.
 */
final class JobBoard {
    static final int SHOWN = 200;
    private static final Logger LOGGER = System.getLogger(JobBoard.class.getName());

    private final JobStore store;
    private final Map<JobId, Posted> underWay = new LinkedHashMap<>();

    JobBoard(JobStore store) {
        this.store = store;
    }

    /** Posts a new job, which waits. */
    Job open(String name) {
        Job job = new Job(
                new JobId(UUID.randomUUID().toString()),
                name,
                Job.Step.WAITING,
                0,
                0,
                List.of(),
                Optional.empty(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        store.insert(job);
        synchronized (underWay) {
            underWay.put(job.id(), new Posted(job));
        }
        return job;
    }

    /** Changes a job that is under way; a change that ends it is kept for good. */
    void change(JobId id, UnaryOperator<Job> change) {
        Posted posted;
        synchronized (underWay) {
            posted = underWay.get(id);
        }
        if (posted == null) {
            return;
        }
        posted.change(change, this::keep);
    }

    private void keep(Job job) {
        try {
            store.end(job);
        } finally {
            synchronized (underWay) {
                underWay.remove(job.id());
            }
        }
    }

    Optional<Job> job(JobId id) {
        synchronized (underWay) {
            Posted posted = underWay.get(id);
            if (posted != null) {
                return Optional.of(posted.job());
            }
        }
        return store.job(id);
    }

    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        synchronized (underWay) {
            underWay.values().forEach(posted -> jobs.add(posted.job()));
        }
        store.ended(SHOWN).stream()
                .filter(job -> jobs.stream().noneMatch(other -> other.id().equals(job.id())))
                .forEach(jobs::add);
        return jobs.stream()
                .sorted(Comparator.comparing(Job::started).reversed())
                .limit(SHOWN)
                .toList();
    }

    Optional<AutoCloseable> watch(JobId id, Consumer<Job> listener) {
        Posted posted;
        synchronized (underWay) {
            posted = underWay.get(id);
        }
        if (posted != null) {
            return Optional.of(posted.watch(listener));
        }
        return store.job(id).map(job -> {
            listener.accept(job);
            return () -> {};
        });
    }

    /** A job under way and who listens; its own lock keeps the order of what listeners hear. */
    private static final class Posted {
        private final List<Consumer<Job>> listeners = new CopyOnWriteArrayList<>();
        private volatile Job job;

        Posted(Job job) {
            this.job = job;
        }

        Job job() {
            return job;
        }

        synchronized void change(UnaryOperator<Job> change, Consumer<Job> keep) {
            if (job.outcome().isPresent()) {
                return;
            }
            Job changed = change.apply(job);
            try {
                if (changed.outcome().isPresent()) {
                    keep.accept(changed);
                }
            } finally {
                job = changed;
                listeners.forEach(listener -> tell(listener, changed));
            }
        }

        synchronized AutoCloseable watch(Consumer<Job> listener) {
            listeners.add(listener);
            tell(listener, job);
            return () -> listeners.remove(listener);
        }

        private void tell(Consumer<Job> listener, Job changed) {
            try {
                listener.accept(changed);
            } catch (RuntimeException e) {
                listeners.remove(listener);
                LOGGER.log(Level.DEBUG, "A listener went away", e);
            }
        }
    }
}
