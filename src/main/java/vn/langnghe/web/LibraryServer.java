package vn.langnghe.web;

import static java.lang.System.Logger.Level.WARNING;

import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import vn.langnghe.backup.Backups;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.intake.Intake;
import vn.langnghe.media.MediaStore;

/**
 * The library over HTTP: the JSON API, the media, and the pages; health and metrics on a port of their own. It serves
 * from its construction on until it is closed, and closes none of the parts that it was given.
 */
public final class LibraryServer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(LibraryServer.class.getName());
    private static final String OBSERVE = "observe";
    private static final int WRITE_BUFFER = 8 * 1024;
    /** So that it is our own bound that is met first, and says so. */
    private static final long SLACK = 1 << 20;

    private final WebSettings settings;
    private final SlowClientGuard guard;
    private final RequestCount count;
    private final JobService jobs;
    private final List<Resource> resources;
    private final WebServer server;
    private final Readiness readiness;

    /**
     * Starts to serve.
     *
     * @throws PortTakenException where another program listens at that port
     * @throws AddressUnusableException where this machine does not have that address
     */
    public LibraryServer(WebSettings settings, Catalogue catalogue, MediaStore media, Intake intake, Backups backups) {
        this.settings = settings;
        WebLimits limits = settings.limits();
        this.guard = new SlowClientGuard(limits);
        this.count = new RequestCount(guard);
        this.jobs = new JobService(intake, limits);
        this.readiness = new Readiness(catalogue, media);
        this.resources = List.of(
                new TitleService(catalogue),
                new ManifestService(catalogue),
                new GuidedNavigationService(catalogue),
                new CoverService(catalogue, media),
                new PackageDownload(catalogue, media),
                new ImportService(intake, guard, limits),
                jobs,
                new BackupService(backups, guard),
                new MediaService(media, catalogue),
                new DescriptionService(),
                new PageService(settings));
        requireFree(settings.host(), settings.port());
        this.server = start(observePort(settings));
        guard.start();
        readiness.warmUp();
    }

    /** The port at which it listens. */
    public int port() {
        return server.port();
    }

    /** The port of health and metrics. */
    public int observePort() {
        return server.port(OBSERVE);
    }

    /** Where it is: {@code http://127.0.0.1:8080}. */
    public String address() {
        return settings.address(port());
    }

    /** All that it answers. */
    List<Endpoint> endpoints() {
        return resources.stream()
                .flatMap(resource -> resource.endpoints().stream())
                .toList();
    }

    /** Takes no more requests, lets those in flight finish for the time of grace, and stops. */
    @Override
    public void close() {
        jobs.close();
        server.stop();
        guard.close();
        count.close();
    }

    private WebServer start(int observePort) {
        WebLimits limits = settings.limits();
        HttpRouting.Builder routing = HttpRouting.builder();
        routing.addFilter(guard);
        routing.addFilter(count);
        routing.addFilter((chain, _, response) -> {
            SecurityHeaders.everywhere(response);
            chain.proceed();
        });
        routing.addFilter(new LocalWrites(settings.host()));
        resources.forEach(routing::register);
        routing.any((_, _) -> {
            throw new WebProblem(ProblemKind.NOT_FOUND);
        });
        Problems.register(routing);
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .routing(routing)
                .directHandlers(Problems.direct())
                .connectionOptions(guard.socketOptions())
                .addConnectionSelector(Http1ConnectionSelector.builder()
                        .config(http(limits, guard))
                        .build())
                .protocolsDiscoverServices(false)
                .useNio(false)
                .writeBufferSize(WRITE_BUFFER)
                .maxTcpConnections(limits.connections())
                .maxConcurrentRequests(limits.requests())
                .maxPayloadSize(limits.largestUpload() + SLACK)
                .shutdownGracePeriod(limits.grace())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .putSocket(OBSERVE, observeListener(observePort))
                .addFeature(ObserveFeature.builder()
                        .observersDiscoverServices(false)
                        .addObserver(HealthObserver.builder()
                                .details(true)
                                .useSystemServices(false)
                                .addCheck(readiness)
                                .build())
                        .addObserver(MetricsObserver.create())
                        .sockets(List.of(OBSERVE))
                        .build())
                .build()
                .start();
    }

    private ListenerConfig observeListener(int observePort) {
        return ListenerConfig.builder()
                .name(OBSERVE)
                .host(settings.observeHost())
                .port(observePort)
                .directHandlers(Problems.direct())
                .routing(observed -> {
                    Problems.register(observed);
                })
                .build();
    }

    private static Http1Config http(WebLimits limits, SlowClientGuard guard) {
        return Http1Config.builder()
                .maxHeadersSize(limits.largestHead())
                .maxPrologueLength(limits.largestHead())
                .addReceiveListener(guard.receiving())
                .addSendListener(guard.sending())
                .build();
    }

    private static int observePort(WebSettings settings) {
        try {
            requireFree(settings.observeHost(), settings.observePort());
            return settings.observePort();
        } catch (PortTakenException e) {
            LOGGER.log(WARNING, "Port {0} is taken, health and metrics go to another", Integer.toString(e.port()));
            return 0;
        }
    }

    private static void requireFree(String host, int port) {
        try {
            bind(host, 0);
        } catch (IOException e) {
            throw new AddressUnusableException(host, e);
        }
        if (port == 0) {
            return;
        }
        try {
            bind(host, port);
        } catch (IOException e) {
            throw new PortTakenException(host, port, e);
        }
    }

    private static void bind(String host, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        }
    }
}
