package vn.langnghe.intake;

import java.io.IOException;

/** The disk cannot hold what was handed over; nothing of it was kept. */
public final class NoSpaceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long needed;
    private final long usable;

    public NoSpaceException(long needed, long usable) {
        super("needs " + needed + " bytes, " + usable + " are left");
        this.needed = needed;
        this.usable = usable;
    }

    /** In bytes. */
    public long needed() {
        return needed;
    }

    /** In bytes. */
    public long usable() {
        return usable;
    }
}
