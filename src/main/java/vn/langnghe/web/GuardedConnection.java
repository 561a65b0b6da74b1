package vn.langnghe.web;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** What a client's connection is doing, and since when it has not got on. Thread-safe. */
final class GuardedConnection {
    private static final System.Logger LOGGER = System.getLogger(GuardedConnection.class.getName());

    /** What the connection is doing. */
    enum Phase {
        /** It is new; its first request has not come whole. */
        FIRST_HEAD,
        /** Some of a further request's head has come. */
        HEAD,
        /** It waits for a further request. */
        IDLE,
        /** The server works; that is no fault of the client's. */
        WORKING,
        /** The server waits for more of the request's body. */
        BODY,
        /** The client takes its answer. */
        SENDING;

        boolean isWithoutRequest() {
            return this == FIRST_HEAD || this == HEAD || this == IDLE;
        }
    }

    private record State(Phase phase, long since) {}

    private final SocketChannel channel;
    private volatile State state = now(Phase.FIRST_HEAD);

    GuardedConnection(SocketChannel channel) {
        this.channel = channel;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    Phase phase() {
        return state.phase();
    }

    /** How long it has not got on, at that {@link System#nanoTime()}. */
    Duration waited(long nanoTime) {
        return Duration.ofNanos(nanoTime - state.since());
    }

    /** Bytes came in. Within a head that buys no time: a head that drips is late all the same. */
    void received() {
        switch (state.phase()) {
            case IDLE -> state = now(Phase.HEAD);
            case BODY -> state = now(Phase.BODY);
            case FIRST_HEAD, HEAD, WORKING, SENDING -> {}
        }
    }

    void answering() {
        state = now(Phase.WORKING);
    }

    void waitingForBody() {
        state = now(Phase.BODY);
    }

    void sending() {
        state = now(Phase.SENDING);
    }

    void waitingForAnotherHead() {
        state = now(Phase.IDLE);
    }

    void cut() {
        LOGGER.log(DEBUG, "Cutting a connection that does not get on: {0}", state.phase());
        try {
            channel.close();
        } catch (IOException e) {
            LOGGER.log(DEBUG, "A slow connection could not be closed: {0}", e.getMessage());
        }
    }

    private static State now(Phase phase) {
        return new State(phase, System.nanoTime());
    }
}
