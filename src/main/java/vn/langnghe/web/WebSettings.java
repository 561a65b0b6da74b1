package vn.langnghe.web;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the library serves.
 *
 * @param host the address to listen at
 * @param port the port; 0 takes any free one
 * @param observeHost the address of health and metrics, which are no one's business but the operator's
 * @param observePort their port; 0 takes any free one, and so does a port that is taken
 * @param home the folder that holds {@code kiosk/} and the staff's pages
 * @param limits what one client may take of the server
 */
public record WebSettings(String host, int port, String observeHost, int observePort, Path home, WebLimits limits) {
    private static final int OBSERVE_DISTANCE = 10_000;
    private static final int LARGEST_PORT = 65_535;

    /** On this machine alone, health and metrics 10,000 ports higher. */
    public static WebSettings onLoopback(int port, Path home) {
        return new WebSettings("127.0.0.1", port, "127.0.0.1", observePortOf(port), home, WebLimits.usual());
    }

    /** The same at another address. */
    public WebSettings withHost(String newHost) {
        return new WebSettings(newHost, port, observeHost, observePort, home, limits);
    }

    /** The same within other limits. */
    public WebSettings withLimits(WebLimits newLimits) {
        return new WebSettings(host, port, observeHost, observePort, home, newLimits);
    }

    /** The same with health and metrics elsewhere. */
    public WebSettings withObserve(String newHost, int newPort) {
        return new WebSettings(host, port, newHost, newPort, home, limits);
    }

    private static int observePortOf(int port) {
        return port == 0 || port + OBSERVE_DISTANCE > LARGEST_PORT ? 0 : port + OBSERVE_DISTANCE;
    }

    /** {@code http://127.0.0.1:8080} of a server at this host that listens on that port. */
    String address(int listeningPort) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + listeningPort;
    }

    /** The folder of the kiosk's page. */
    Path kioskPages() {
        return home.resolve("kiosk");
    }

    /** The folder of the staff's pages: {@code web} in a distribution, {@code src/main/web} among the sources. */
    Path staffPages() {
        Path sources = home.resolve("src/main/web");
        return Files.isDirectory(sources) ? sources : home.resolve("web");
    }
}
