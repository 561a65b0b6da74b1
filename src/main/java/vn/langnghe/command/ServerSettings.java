package vn.langnghe.command;

import vn.langnghe.web.WebLimits;
import vn.langnghe.web.WebSettings;

/** What the configuration says of the server. */
final class ServerSettings {
    private ServerSettings() {}

    static WebSettings of(Configuration configuration) {
        int port = configuration.port("langnghe.port").orElseThrow();
        WebSettings settings = WebSettings.onLoopback(port, configuration.home())
                .withHost(configuration.text("langnghe.host").orElseThrow())
                .withLimits(limits(configuration));
        return configuration
                .port("langnghe.web.observe-port")
                .map(observePort -> settings.withObserve(
                        configuration.text("langnghe.web.observe-host").orElseThrow(), observePort))
                .orElse(settings);
    }

    private static WebLimits limits(Configuration configuration) {
        return WebLimits.usual()
                .withLargestUpload(configuration.size("langnghe.web.largest-upload"))
                .withAtOnce(
                        configuration.number("langnghe.web.connections", 1),
                        configuration.number("langnghe.web.requests", 1))
                .withTimes(
                        configuration.time("langnghe.web.head-time"),
                        configuration.time("langnghe.web.body-time"),
                        configuration.time("langnghe.web.reading-time"),
                        configuration.time("langnghe.web.idle-time"))
                .withGrace(configuration.time("langnghe.web.grace"));
    }
}
