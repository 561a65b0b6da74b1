package vn.langnghe.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.langnghe.web.AddressUnusableException;
import vn.langnghe.web.LibraryServer;
import vn.langnghe.web.PortTakenException;

/**
 * {@code langnghe serve}: the library until a signal stops it. Having been told to stop is no failure: the exit status is
 * 0 after SIGTERM and SIGINT, once what was in flight is done and what was under way is undone.
 */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
    /** Below it, systems let only their administrator listen, which looks like a taken port. */
    private static final int FIRST_FREE_FOR_ALL = 1_024;

    private final ConsoleSession session;

    @Mixin
    final StandardOptions standard = new StandardOptions();

    @Mixin
    final LanguageOption language = new LanguageOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
    private Optional<String> port = Optional.empty();

    @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "host")
    private Optional<String> host = Optional.empty();

    ServeCommand(ConsoleSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> options = data.settings();
        port.ifPresent(value -> options.put("langnghe.port", value));
        host.ifPresent(value -> options.put("langnghe.host", value));
        Configuration configuration = session.configuration(options);
        Path folder = configuration.data();
        session.requireWritable(folder);
        Optional<RunningServer> other = RunningServer.of(folder);
        if (other.isPresent()) {
            throw session.failure("serve.running", folder, other.get().address());
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Library library = Library.open(LibrarySettings.of(configuration));
        LibraryServer server = serve(configuration, library);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(folder, library, server)));
        RunningServer.self(server.address()).announce(folder);
        session.print("serve.kiosk", server.address() + "/kiosk/");
        session.print("serve.staff", server.address() + "/staff/");
        session.print("serve.observe", server.observePort());
        session.print("serve.data", folder);
        if (configuration.flag("langnghe.starter-collection")) {
            new StarterCollection(
                            configuration.home(), folder, library.intake(), new PackageFinder(Parts.packageReader()))
                    .takeIn();
        }
        stopped.await();
        return 0;
    }

    private LibraryServer serve(Configuration configuration, Library library) {
        try {
            return new LibraryServer(
                    ServerSettings.of(configuration),
                    library.catalogue(),
                    library.media(),
                    library.intake(),
                    library.backups());
        } catch (PortTakenException e) {
            library.close();
            String sentence = e.port() < FIRST_FREE_FOR_ALL ? "serve.port-kept" : "serve.port-taken";
            throw session.failure(sentence, e.host(), Integer.toString(e.port()));
        } catch (AddressUnusableException e) {
            library.close();
            throw session.failure("serve.no-such-address", e.host());
        } catch (RuntimeException e) {
            library.close();
            throw e;
        }
    }

    /** Runs when the process was told to stop; the virtual machine is halted so that the exit status says it ended well. */
    private static void stop(Path folder, Library library, LibraryServer server) {
        int status = 0;
        try (library) {
            server.close();
            RunningServer.withdraw(folder);
        } catch (IOException | RuntimeException e) {
            System.getLogger(ServeCommand.class.getName()).log(System.Logger.Level.WARNING, "Stopping went wrong", e);
            status = CommandLineProgram.FAILED;
        }
        Runtime.getRuntime().halt(status);
    }
}
