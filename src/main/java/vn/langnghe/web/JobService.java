package vn.langnghe.web;

import static java.lang.System.Logger.Level.DEBUG;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import vn.langnghe.intake.Intake;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.JobId;

/** The imports: how each stands, as JSON or as a stream of events that ends with the job. */
final class JobService implements Resource, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(JobService.class.getName());
    private static final String EVENTS = MediaTypes.TEXT_EVENT_STREAM.text();
    private static final String EVENT = "job";

    private final Intake intake;
    private final WebLimits limits;
    private volatile boolean closed;

    JobService(Intake intake, WebLimits limits) {
        this.intake = intake;
        this.limits = limits;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(Addresses.JOBS, this::list), Endpoint.get(Addresses.JOBS + "/{id}", this::one));
    }

    /** Ends the streams soon. */
    @Override
    public void close() {
        closed = true;
    }

    private void list(ServerRequest request, ServerResponse response) {
        Requests.mustAccept(request, Json.MEDIA_TYPE);
        Answers.send(
                request,
                response,
                Representation.json(
                        new Items<>(intake.jobs().stream().map(JobJson::of).toList())));
    }

    private void one(ServerRequest request, ServerResponse response) {
        Requests.mustAccept(request, Json.MEDIA_TYPE, EVENTS);
        response.header(HeaderNames.VARY, HeaderNames.ACCEPT.defaultCase());
        JobId id = jobId(request);
        if (Requests.liking(request, EVENTS) > Requests.liking(request, Json.MEDIA_TYPE)) {
            stream(id, response);
        } else {
            Job job = intake.job(id).orElseThrow(() -> new WebProblem(ProblemKind.NOT_FOUND));
            Answers.send(request, response, Representation.json(JobJson.of(job)));
        }
    }

    private void stream(JobId id, ServerResponse response) {
        AtomicReference<Optional<Job>> latest = new AtomicReference<>(Optional.empty());
        Semaphore changed = new Semaphore(0);
        Optional<AutoCloseable> watch = intake.watch(id, job -> {
            latest.set(Optional.of(job));
            changed.release();
        });
        if (watch.isEmpty()) {
            throw new WebProblem(ProblemKind.NOT_FOUND);
        }
        try (AutoCloseable _ = watch.get();
                SseSink sink = response.sink(SseSink.TYPE)) {
            boolean ended = false;
            while (!ended && !closed) {
                if (changed.tryAcquire(limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                    Job job = latest.get().orElseThrow();
                    sink.emit(SseEvent.builder()
                            .name(EVENT)
                            .data(Json.text(JobJson.of(job)))
                            .build());
                    ended = job.step() == Job.Step.ENDED;
                } else {
                    sink.emit(SseEvent.builder().comment("…").build());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOGGER.log(DEBUG, "A stream of events was ended: {0}", e.getMessage());
        } catch (Exception e) {
            LOGGER.log(DEBUG, "Whoever watched a job is gone: {0}", e.getMessage());
        }
    }

    private static JobId jobId(ServerRequest request) {
        try {
            return new JobId(Requests.pathParameter(request, "id"));
        } catch (IllegalArgumentException _) {
            throw new WebProblem(ProblemKind.NOT_FOUND);
        }
    }
}
