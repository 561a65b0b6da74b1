package vn.langnghe.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.langnghe.book.Problem;

/** Tells the board how far an import is. Thread-safe. */
final class Progress {
    private static final int TOLD = 100;

    private final JobBoard board;
    private final JobId job;
    private final BooleanSupplier stopping;
    private Job.Step step = Job.Step.WAITING;
    private long done;
    private long total;
    private long toldAt;

    Progress(JobBoard board, JobId job, BooleanSupplier stopping) {
        this.board = board;
        this.job = job;
        this.stopping = stopping;
    }

    synchronized Job.Step step() {
        return step;
    }

    /**
     * Enters a step.
     *
     * @param units how many units it has, 0 where that is not known
     * @throws StoppedException where the library is being stopped
     */
    synchronized void enter(Job.Step next, long units) {
        enter(next, 0, units);
    }

    /** As above, where so many of the units are done already. */
    synchronized void enter(Job.Step next, long already, long units) {
        goOn();
        step = next;
        done = already;
        total = units;
        toldAt = already;
        tell();
    }

    /**
     * Has done so many more units; the board hears of it a hundred times a step at the most.
     *
     * @throws StoppedException where the library is being stopped
     */
    synchronized void advance(long units) {
        reach(done + units);
    }

    /** Has done so many units of the step altogether; see above. */
    synchronized void reach(long units) {
        goOn();
        done = Math.clamp(units, done, Math.max(total, done));
        if (done - toldAt >= Math.max(1, total / TOLD) || done == total) {
            toldAt = done;
            tell();
        }
    }

    synchronized void found(List<Problem> problems) {
        board.change(
                job,
                before -> new Job(
                        before.id(),
                        before.name(),
                        before.step(),
                        before.done(),
                        before.total(),
                        problems,
                        before.outcome(),
                        before.started()));
    }

    synchronized void end(Outcome outcome) {
        board.change(
                job,
                before -> new Job(
                        before.id(),
                        before.name(),
                        Job.Step.ENDED,
                        before.done(),
                        before.total(),
                        before.problems(),
                        Optional.of(outcome),
                        before.started()));
    }

    /** Stops here where the library is being stopped. */
    void goOn() {
        if (stopping.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    private void tell() {
        board.change(
                job,
                before -> new Job(
                        before.id(),
                        before.name(),
                        step,
                        done,
                        total,
                        before.problems(),
                        before.outcome(),
                        before.started()));
    }
}
