package vn.langnghe.web;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.service.registry.Services;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Counts requests by the class of their answers, and nothing of who asked for what. */
final class RequestCount implements Filter, AutoCloseable {
    private static final int CLASSES = 6;

    private final MeterRegistry registry;
    private final List<Counter> byClass;
    private final Meter connections;

    RequestCount(SlowClientGuard guard) {
        registry = Services.get(MeterRegistry.class);
        byClass = IntStream.range(0, CLASSES)
                .mapToObj(status -> registry.getOrCreate(Counter.builder("langnghe.requests")
                        .description("Requests by the class of their answers")
                        .addTag(Tag.create("status", status + "xx"))))
                .toList();
        connections = registry.getOrCreate(
                Gauge.builder("langnghe.connections", guard::openConnections).description("Connections that are open"));
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        try {
            chain.proceed();
        } finally {
            byClass.get(Math.clamp(response.status().code() / 100, 0, CLASSES - 1))
                    .increment();
        }
    }

    /** Lets the gauge go, which would otherwise keep telling of this server's connections when there is another. */
    @Override
    public void close() {
        Optional<Meter> _ = registry.remove(connections);
    }
}
