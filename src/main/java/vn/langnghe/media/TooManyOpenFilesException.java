package vn.langnghe.media;

import java.io.IOException;

/** So many different files are being read that no other can be opened; it can when one of them is closed. */
public final class TooManyOpenFilesException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyOpenFilesException(int most) {
        super(most + " stored files are being read, and no more are allowed");
    }
}
