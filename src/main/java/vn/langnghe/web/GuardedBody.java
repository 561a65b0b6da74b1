package vn.langnghe.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A request's body whose client is watched while it is waited for. Whatever the server underneath throws where a body is
 * broken (a chunk's size that is no number) comes out as an {@link IOException}.
 */
final class GuardedBody extends FilterInputStream {
    private final Optional<GuardedConnection> connection;

    GuardedBody(InputStream content, Optional<GuardedConnection> connection) {
        super(content);
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        connection.ifPresent(GuardedConnection::waitingForBody);
        try {
            return super.read(buffer, offset, length);
        } catch (RuntimeException e) {
            throw new IOException("a request's body is broken", e);
        } finally {
            connection.ifPresent(GuardedConnection::answering);
        }
    }

    /** Does not close what is underneath, which would wait for a rest that no one wants. */
    @Override
    public void close() {}
}
