package vn.langnghe.web;

/** The library was told to listen at an address that this machine does not have. */
public final class AddressUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String host;

    AddressUnusableException(String host, Throwable cause) {
        super("nothing can listen at " + host, cause);
        this.host = host;
    }

    public String host() {
        return host;
    }
}
