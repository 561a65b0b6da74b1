package vn.langnghe.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.database.Database;

/** The jobs that outlive a restart. Thread-safe. */
public final class JobStore {
    /** A package with more problems than that has one cause many times over. */
    static final int PROBLEMS_KEPT = 500;

    private static final int NAME_LENGTH = 1_000;
    private static final int TEXT_LENGTH = 4_000;

    private final Jdbi jdbi;

    public JobStore(Database database) {
        this.jdbi = database.jdbi();
    }

    void insert(Job job) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO import_job (id, name, started) VALUES (:id, :name, :started)
                        """)
                .bind("id", job.id().value())
                .bind("name", shortened(job.name(), NAME_LENGTH))
                .bind("started", job.started())
                .execute());
    }

    void end(Job job) {
        Outcome outcome = job.outcome().orElseThrow();
        jdbi.useTransaction(handle -> {
            EndedAs ended = EndedAs.of(outcome);
            handle.createUpdate("""
                            UPDATE import_job
                            SET kind = :kind, title = :title, earlier_edition = :earlier, reason = :reason,
                                vietnamese = :vietnamese, english = :english
                            WHERE id = :id
                            """)
                    .bind("id", job.id().value())
                    .bind("kind", ended.kind())
                    .bind("title", ended.title().orElse(null))
                    .bind("earlier", ended.earlierEdition().orElse(null))
                    .bind("reason", ended.reason().orElse(null))
                    .bind("vietnamese", ended.vietnamese().orElse(null))
                    .bind("english", ended.english().orElse(null))
                    .execute();
            insertProblems(handle, job);
        });
    }

    private static void insertProblems(Handle handle, Job job) {
        if (job.problems().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO import_problem (job, ordinal, severity, rule_key, file_path, place, vietnamese, english)
                VALUES (:job, :ordinal, :severity, :rule, :file, :place, :vietnamese, :english)
                """);
        int ordinal = 0;
        for (Problem problem :
                job.problems().subList(0, Math.min(PROBLEMS_KEPT, job.problems().size()))) {
            batch.bind("job", job.id().value())
                    .bind("ordinal", ordinal++)
                    .bind("severity", problem.severity().name())
                    .bind("rule", problem.rule())
                    .bind("file", shortened(problem.file(), TEXT_LENGTH))
                    .bind(
                            "place",
                            problem.place()
                                    .map(place -> shortened(place, NAME_LENGTH))
                                    .orElse(null))
                    .bind("vietnamese", shortened(problem.vietnamese(), TEXT_LENGTH))
                    .bind("english", shortened(problem.english(), TEXT_LENGTH))
                    .add();
        }
        batch.execute();
    }

    /** Ends every job that has no outcome yet: its process is gone. */
    int endAll(Outcome.Failed outcome) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE import_job
                        SET kind = :kind, reason = :reason, vietnamese = :vietnamese, english = :english
                        WHERE kind IS NULL
                        """)
                .bind("kind", EndedAs.FAILED)
                .bind("reason", outcome.reason())
                .bind("vietnamese", outcome.vietnamese())
                .bind("english", outcome.english())
                .execute());
    }

    void forgetBefore(Instant time) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            DELETE FROM import_problem
                            WHERE job IN (SELECT id FROM import_job WHERE kind IS NOT NULL AND started < :time)
                            """).bind("time", time).execute();
            handle.createUpdate("DELETE FROM import_job WHERE kind IS NOT NULL AND started < :time")
                    .bind("time", time)
                    .execute();
        });
    }

    Optional<Job> job(JobId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, name, started, kind, title, earlier_edition, reason, vietnamese, english
                        FROM import_job WHERE id = :id AND kind IS NOT NULL
                        """)
                .bind("id", id.value())
                .map(JobStore::job)
                .findOne()
                .map(job -> withProblems(
                        job,
                        handle.createQuery("""
                                SELECT severity, rule_key, file_path, place, vietnamese, english
                                FROM import_problem WHERE job = :job ORDER BY ordinal
                                """)
                                .bind("job", id.value())
                                .map((row, _) -> problem(row))
                                .list())));
    }

    /** The jobs that ended, newest first. */
    List<Job> ended(int limit) {
        return jdbi.withHandle(handle -> {
            List<Job> jobs = handle.createQuery("""
                            SELECT id, name, started, kind, title, earlier_edition, reason, vietnamese, english
                            FROM import_job WHERE kind IS NOT NULL
                            ORDER BY started DESC, id
                            OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY
                            """)
                    .bind("limit", limit)
                    .map(JobStore::job)
                    .list();
            if (jobs.isEmpty()) {
                return jobs;
            }
            Map<String, List<Problem>> problems = handle
                    .createQuery("""
                            SELECT job, severity, rule_key, file_path, place, vietnamese, english
                            FROM import_problem WHERE job IN (<jobs>) ORDER BY job, ordinal
                            """)
                    .bindList("jobs", jobs.stream().map(job -> job.id().value()).toList())
                    .map((row, _) -> Map.entry(row.getString("job"), problem(row)))
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
            return jobs.stream()
                    .map(job -> withProblems(job, problems.getOrDefault(job.id().value(), List.of())))
                    .toList();
        });
    }

    private static Job job(ResultSet row, StatementContext context) throws SQLException {
        ColumnMapper<Instant> instants =
                context.findColumnMapperFor(Instant.class).orElseThrow();
        EndedAs ended = new EndedAs(
                row.getString("kind"),
                Optional.ofNullable(row.getString("title")),
                Optional.ofNullable(row.getString("earlier_edition")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("vietnamese")),
                Optional.ofNullable(row.getString("english")));
        return new Job(
                new JobId(row.getString("id")),
                row.getString("name"),
                Job.Step.ENDED,
                0,
                0,
                List.of(),
                Optional.of(ended.outcome()),
                instants.map(row, "started", context));
    }

    private static Problem problem(ResultSet row) throws SQLException {
        return new Problem(
                Severity.valueOf(row.getString("severity")),
                row.getString("rule_key"),
                row.getString("file_path"),
                Optional.ofNullable(row.getString("place")),
                row.getString("vietnamese"),
                row.getString("english"));
    }

    private static Job withProblems(Job job, List<Problem> problems) {
        return new Job(
                job.id(), job.name(), job.step(), job.done(), job.total(), problems, job.outcome(), job.started());
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** An outcome, laid out in columns. */
    private record EndedAs(
            String kind,
            Optional<String> title,
            Optional<String> earlierEdition,
            Optional<String> reason,
            Optional<String> vietnamese,
            Optional<String> english) {
        static final String FAILED = "failed";

        static EndedAs of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Added(TitleId title) -> of("added", Optional.of(title), Optional.empty());
                case Outcome.AlreadyThere(TitleId title) -> of("already-there", Optional.of(title), Optional.empty());
                case Outcome.Replaced(TitleId title, TitleId earlier) ->
                    of("replaced", Optional.of(title), Optional.of(earlier));
                case Outcome.Refused() -> of("refused", Optional.empty(), Optional.empty());
                case Outcome.Failed(String reason, String vietnamese, String english) ->
                    new EndedAs(
                            FAILED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(reason),
                            Optional.of(vietnamese),
                            Optional.of(english));
            };
        }

        private static EndedAs of(String kind, Optional<TitleId> title, Optional<TitleId> earlierEdition) {
            return new EndedAs(
                    kind,
                    title.map(TitleId::value),
                    earlierEdition.map(TitleId::value),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        Outcome outcome() {
            return switch (kind) {
                case "added" -> new Outcome.Added(new TitleId(title.orElseThrow()));
                case "already-there" -> new Outcome.AlreadyThere(new TitleId(title.orElseThrow()));
                case "replaced" ->
                    new Outcome.Replaced(new TitleId(title.orElseThrow()), new TitleId(earlierEdition.orElseThrow()));
                case "refused" -> new Outcome.Refused();
                case FAILED ->
                    new Outcome.Failed(reason.orElseThrow(), vietnamese.orElseThrow(), english.orElseThrow());
                default -> throw new IllegalStateException("a job ended as " + kind);
            };
        }
    }
}
