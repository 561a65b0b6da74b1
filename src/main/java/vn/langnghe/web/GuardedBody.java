package vn.langnghe.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body whose client is watched while it is waited for. */
final class GuardedBody extends FilterInputStream {
    private final GuardedConnection connection;

    GuardedBody(InputStream content, GuardedConnection connection) {
        super(content);
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        connection.waitingForBody();
        try {
            return super.read();
        } finally {
            connection.answering();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        connection.waitingForBody();
        try {
            return super.read(buffer, offset, length);
        } finally {
            connection.answering();
        }
    }
}
