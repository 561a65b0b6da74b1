package vn.langnghe.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.Outcome;

/** An import as JSON tells it. */
record JobView(
        String id,
        String name,
        String step,
        long done,
        long total,
        boolean ended,
        Optional<OutcomeView> outcome,
        List<ProblemView> problems) {
    /** How it ended. */
    record OutcomeView(
            String kind,
            Optional<String> title,
            Optional<String> earlierEdition,
            Optional<String> reason,
            Optional<BothLanguages> message) {
        static OutcomeView of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Added(var title) -> of("added", Optional.of(title.value()), Optional.empty());
                case Outcome.AlreadyThere(var title) ->
                    of("already-there", Optional.of(title.value()), Optional.empty());
                case Outcome.Replaced(var title, var earlier) ->
                    of("replaced", Optional.of(title.value()), Optional.of(earlier.value()));
                case Outcome.Refused() -> of("refused", Optional.empty(), Optional.empty());
                case Outcome.Failed(var reason, var vietnamese, var english) ->
                    new OutcomeView(
                            "failed",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(reason),
                            Optional.of(new BothLanguages(vietnamese, english)));
            };
        }

        private static OutcomeView of(String kind, Optional<String> title, Optional<String> earlierEdition) {
            return new OutcomeView(kind, title, earlierEdition, Optional.empty(), Optional.empty());
        }

        /** Whether the book is in the library now. */
        boolean isIn() {
            return !kind.equals("refused") && !kind.equals("failed");
        }
    }

    static JobView of(Job job) {
        return new JobView(
                job.id().value(),
                job.name(),
                job.step().name().toLowerCase(Locale.ROOT),
                job.done(),
                job.total(),
                job.outcome().isPresent(),
                job.outcome().map(OutcomeView::of),
                job.problems().stream().map(ProblemView::of).toList());
    }
}
