package vn.langnghe.web;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Cuts the connections of clients that drip their request heads, stall their bodies, or do not take their answers, so that
 * they do not use up what the others need; the server underneath would wait for them for ever. It learns of connections
 * when their sockets are set up, and of bytes by listening to them; one thread looks for those whose time is over.
 */
final class SlowClientGuard implements Filter, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(SlowClientGuard.class.getName());
    private static final long LONGEST_ROUND_MILLIS = 500;
    private static final int SEND_BUFFER = 192 * 1024;

    private final WebLimits limits;
    private final Map<SocketAddress, GuardedConnection> connections = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("slow-clients").daemon().factory());

    SlowClientGuard(WebLimits limits) {
        this.limits = limits;
    }

    void start() {
        long shortest = shortestLimit().toMillis();
        long round = Math.clamp(shortest / 5, 10, LONGEST_ROUND_MILLIS);
        Future<?> _ = watchdog.scheduleWithFixedDelay(this::cutTheSlow, round, round, TimeUnit.MILLISECONDS);
    }

    /** How many connections are open. */
    int openConnections() {
        return connections.size();
    }

    /** Sets sockets up as the server needs them, and remembers each until it is closed. */
    SocketOptions socketOptions() {
        return new RememberingSocketOptions(
                SocketOptions.builder()
                        .tcpNoDelay(true)
                        .socketSendBufferSize(SEND_BUFFER)
                        .build(),
                this::remember);
    }

    /** Hears what clients send. */
    Http1ConnectionListener receiving() {
        return new Receiving();
    }

    /** Hears what clients are sent. */
    Http1ConnectionListener sending() {
        return new Sending();
    }

    /** The request's body; whoever reads it is not kept waiting for longer than the limit. */
    InputStream body(ServerRequest request) {
        return new GuardedBody(
                request.content().inputStream(), connection(request.remotePeer().address()));
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Optional<GuardedConnection> connection = connection(request.remotePeer().address());
        connection.ifPresent(GuardedConnection::answering);
        try {
            chain.proceed();
        } finally {
            connection.ifPresent(GuardedConnection::waitingForAnotherHead);
        }
        if (response.isSent() && request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the client wants no more");
        }
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        connections.clear();
    }

    private void remember(SocketChannel channel) {
        try {
            SocketAddress peer = channel.getRemoteAddress();
            if (peer == null) {
                return;
            }
            if (connections.size() >= limits.connections() - limits.connections() / 8) {
                makeRoom();
            }
            connections.put(peer, new GuardedConnection(channel));
        } catch (IOException e) {
            LOGGER.log(DEBUG, "A connection was gone before it was remembered: {0}", e.getMessage());
        }
    }

    private Optional<GuardedConnection> connection(SocketAddress peer) {
        return Optional.ofNullable(connections.get(peer));
    }

    private void cutTheSlow() {
        try {
            cutThoseWhoseTimeIsOver();
        } catch (RuntimeException e) {
            LOGGER.log(WARNING, "Looking for slow clients failed", e);
        }
    }

    private void cutThoseWhoseTimeIsOver() {
        long now = System.nanoTime();
        Collection<GuardedConnection> all = connections.values();
        all.removeIf(connection -> !connection.isOpen());
        for (GuardedConnection connection : all) {
            if (connection.waited(now).compareTo(limit(connection.phase())) > 0) {
                connection.cut();
            }
        }
    }

    /** Before the last connections are taken: lets those go that have waited longest without asking for anything. */
    private void makeRoom() {
        long now = System.nanoTime();
        connections.values().removeIf(connection -> !connection.isOpen());
        connections.values().stream()
                .filter(connection -> connection.phase().isWithoutRequest())
                .sorted(Comparator.comparing((GuardedConnection connection) -> connection.waited(now))
                        .reversed())
                .limit(Math.max(1, limits.connections() / 16))
                .forEach(GuardedConnection::cut);
    }

    private Duration limit(GuardedConnection.Phase phase) {
        return switch (phase) {
            case FIRST_HEAD, HEAD -> limits.head();
            case IDLE -> limits.idle();
            case BODY -> limits.body();
            case SENDING -> limits.reading();
            case WORKING -> Duration.ofNanos(Long.MAX_VALUE);
        };
    }

    private Duration shortestLimit() {
        return Stream.of(limits.head(), limits.body(), limits.reading(), limits.idle())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private final class Receiving implements Http1ConnectionListener {
        @Override
        public void data(ConnectionContext context, BufferData data) {
            connection(context.remotePeer().address()).ifPresent(GuardedConnection::received);
        }

        @Override
        public void data(ConnectionContext context, byte[] data, int position, int length) {
            connection(context.remotePeer().address()).ifPresent(GuardedConnection::received);
        }

        @Override
        public void headers(ConnectionContext context, Headers headers) {
            connection(context.remotePeer().address()).ifPresent(GuardedConnection::answering);
        }
    }

    private final class Sending implements Http1ConnectionListener {
        @Override
        public void data(ConnectionContext context, BufferData data) {
            connection(context.remotePeer().address()).ifPresent(GuardedConnection::sending);
        }

        @Override
        public void data(ConnectionContext context, byte[] data, int position, int length) {
            connection(context.remotePeer().address()).ifPresent(GuardedConnection::sending);
        }
    }
}
