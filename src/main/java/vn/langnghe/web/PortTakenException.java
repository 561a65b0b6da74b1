package vn.langnghe.web;

/** Another program listens where the library was told to. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final int port;

    PortTakenException(String host, int port, Throwable cause) {
        super("port " + port + " at " + host + " is taken", cause);
        this.host = host;
        this.port = port;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }
}
