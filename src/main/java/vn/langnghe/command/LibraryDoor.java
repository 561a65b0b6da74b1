package vn.langnghe.command;

import java.io.IOException;
import java.util.Optional;

/** Opens the library where it is open already: through its server; otherwise in this process. */
final class LibraryDoor {
    private LibraryDoor() {}

    static LibraryAccess open(ConsoleSession session, DataOption data) throws IOException {
        Configuration configuration = session.configuration(data.settings());
        Optional<RunningServer> server = RunningServer.of(configuration.data());
        if (server.isPresent()) {
            session.warn("server.through", server.get().address());
            return new HttpAccess(session.texts(), server.get().address());
        }
        session.requireWritable(configuration.data());
        return new LocalAccess(Library.open(LibrarySettings.of(configuration)));
    }
}
