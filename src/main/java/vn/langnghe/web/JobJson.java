package vn.langnghe.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.Outcome;

/** An import as the API tells it. */
record JobJson(
        String id,
        String name,
        String step,
        long done,
        long total,
        Instant started,
        boolean ended,
        Optional<OutcomeJson> outcome,
        List<ProblemJson> problems) {

    /** How it ended. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OutcomeJson(
            String kind,
            Optional<String> title,
            Optional<String> earlierEdition,
            Optional<String> reason,
            Optional<MessageJson> message) {
        private static final Optional<String> NONE = Optional.empty();

        static OutcomeJson of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Added(var title) -> simple("added", Optional.of(title.value()), NONE);
                case Outcome.AlreadyThere(var title) -> simple("already-there", Optional.of(title.value()), NONE);
                case Outcome.Replaced(var title, var earlier) ->
                    simple("replaced", Optional.of(title.value()), Optional.of(earlier.value()));
                case Outcome.Refused() -> simple("refused", NONE, NONE);
                case Outcome.Failed(var reason, var vietnamese, var english) ->
                    new OutcomeJson(
                            "failed",
                            NONE,
                            NONE,
                            Optional.of(reason),
                            Optional.of(new MessageJson(vietnamese, english)));
            };
        }

        private static OutcomeJson simple(String kind, Optional<String> title, Optional<String> earlier) {
            return new OutcomeJson(kind, title, earlier, NONE, Optional.empty());
        }
    }

    static JobJson of(Job job) {
        return new JobJson(
                job.id().value(),
                job.name(),
                job.step().name().toLowerCase(Locale.ROOT),
                job.done(),
                job.total(),
                job.started(),
                job.step() == Job.Step.ENDED,
                job.outcome().map(OutcomeJson::of),
                ProblemJson.all(job.problems()));
    }
}
