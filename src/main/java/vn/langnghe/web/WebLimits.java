package vn.langnghe.web;

import java.time.Duration;

/**
 * What one client may take, so that the others have theirs.
 *
 * @param largestUpload in bytes
 * @param largestHead the request's header fields together, in bytes
 * @param connections open at once; keep it below the limit of file descriptors, or the listener stops for ever
 * @param requests under way at once
 * @param head from a request's first byte to the end of its head
 * @param body without a byte of a body that is being read
 * @param reading without the client taking a byte of its answer
 * @param idle between two requests of a connection
 * @param heartbeat between two signs of life in a stream of events
 * @param grace for what is in flight when the server stops
 */
public record WebLimits(
        long largestUpload,
        int largestHead,
        int connections,
        int requests,
        Duration head,
        Duration body,
        Duration reading,
        Duration idle,
        Duration heartbeat,
        Duration grace) {
    /** Good for a province's library on one machine. */
    public static WebLimits usual() {
        return new WebLimits(
                8L << 30,
                16_384,
                2_000,
                1_000,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5));
    }

    /** The same with other times for slow clients. */
    public WebLimits withTimes(Duration newHead, Duration newBody, Duration newReading, Duration newIdle) {
        return new WebLimits(
                largestUpload,
                largestHead,
                connections,
                requests,
                newHead,
                newBody,
                newReading,
                newIdle,
                heartbeat,
                grace);
    }

    /** The same with another heartbeat. */
    public WebLimits withHeartbeat(Duration newHeartbeat) {
        return new WebLimits(
                largestUpload, largestHead, connections, requests, head, body, reading, idle, newHeartbeat, grace);
    }

    /** The same with another time for what is in flight when the server stops. */
    public WebLimits withGrace(Duration newGrace) {
        return new WebLimits(
                largestUpload, largestHead, connections, requests, head, body, reading, idle, heartbeat, newGrace);
    }

    /** The same with another bound for uploads, in bytes. */
    public WebLimits withLargestUpload(long newLargestUpload) {
        return new WebLimits(
                newLargestUpload, largestHead, connections, requests, head, body, reading, idle, heartbeat, grace);
    }

    /** The same with other bounds of connections and requests at once. */
    public WebLimits withAtOnce(int newConnections, int newRequests) {
        return new WebLimits(
                largestUpload, largestHead, newConnections, newRequests, head, body, reading, idle, heartbeat, grace);
    }
}
