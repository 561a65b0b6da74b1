package vn.langnghe.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.langnghe.book.Problem;

/**
 * An import, as it stands.
 *
 * @param id its id
 * @param name the package's file name, for people
 * @param step what it is doing now
 * @param done how far the step is, in the step's own units
 * @param total how many units the step has; 0 where that is not known
 * @param problems what was found wrong so far
 * @param outcome how it ended; empty while it goes on
 * @param started when it was handed over
 */
public record Job(
        JobId id,
        String name,
        Step step,
        long done,
        long total,
        List<Problem> problems,
        Optional<Outcome> outcome,
        Instant started) {
    public Job {
        problems = List.copyOf(problems);
    }

    /** What an import does, in this order. */
    public enum Step {
        WAITING,
        UNPACKING,
        READING,
        LISTENING,
        STORING,
        COMMITTING,
        ENDED
    }
}
