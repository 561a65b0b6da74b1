package vn.langnghe.media;

import java.io.IOException;

/** Another process stores in this folder: a running server, as a rule. */
public final class MediaInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    MediaInUseException(String folder) {
        super("another program is using " + folder);
    }
}
