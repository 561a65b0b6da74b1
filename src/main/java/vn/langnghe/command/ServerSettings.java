package vn.langnghe.command;

import vn.langnghe.web.WebSettings;

/** What the configuration says of the server. */
final class ServerSettings {
    private ServerSettings() {}

    static WebSettings of(Configuration configuration) {
        int port = configuration.port("langnghe.port").orElseThrow();
        WebSettings settings = WebSettings.onLoopback(port, configuration.home())
                .withHost(configuration.text("langnghe.host").orElseThrow());
        return configuration
                .port("langnghe.web.observe-port")
                .map(observePort -> settings.withObserve(
                        configuration.text("langnghe.web.observe-host").orElseThrow(), observePort))
                .orElse(settings);
    }
}
