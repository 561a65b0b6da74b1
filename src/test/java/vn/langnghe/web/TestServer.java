package vn.langnghe.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.langnghe.backup.LibraryBackups;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.Addition;
import vn.langnghe.catalogue.FileRole;
import vn.langnghe.catalogue.NewTitle;
import vn.langnghe.catalogue.SqlCatalogue;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.command.ProgramParts;
import vn.langnghe.database.Database;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.intake.IntakeSettings;
import vn.langnghe.intake.JobStore;
import vn.langnghe.intake.PackageIntake;
import vn.langnghe.media.Deposit;
import vn.langnghe.media.DiskMediaStore;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/** A real library behind a real server, on any free port. */
final class TestServer implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-11-23T06:30:00Z");

    private final Database database;
    private final DiskMediaStore media;
    private final SqlCatalogue catalogue;
    private final PackageIntake intake;
    private final LibraryServer server;

    TestServer(Path data, WebLimits limits) throws IOException {
        Path home = pages(data.resolve("home"));
        this.database = Database.open(DatabaseSettings.embeddedIn(data), data);
        this.media = DiskMediaStore.open(data.resolve("media"));
        this.catalogue = SqlCatalogue.open(database, media, data.resolve("search"));
        this.intake = new PackageIntake(
                IntakeSettings.usual(data.resolve("intake")),
                ProgramParts.packageReader(),
                ProgramParts.listening(),
                media,
                catalogue,
                new JobStore(database));
        this.server = new LibraryServer(
                WebSettings.onLoopback(0, home).withLimits(limits),
                catalogue,
                media,
                intake,
                new LibraryBackups(database, media, catalogue, List.of()));
    }

    int port() {
        return server.port();
    }

    int observePort() {
        return server.observePort();
    }

    LibraryServer server() {
        return server;
    }

    SqlCatalogue catalogue() {
        return catalogue;
    }

    RawHttp http() {
        return new RawHttp(port());
    }

    /** Takes a book in with these contents by path; what ends in {@code .derived} is derived of the path before it. */
    TitleId add(TalkingBook book, Map<String, byte[]> contents) throws IOException {
        return add(book, contents, List.of());
    }

    TitleId add(TalkingBook book, Map<String, byte[]> contents, List<Problem> problems) throws IOException {
        try (Deposit deposit = catalogue.deposit()) {
            List<TitleFile> files = new ArrayList<>();
            for (Map.Entry<String, byte[]> content : new LinkedHashMap<>(contents).entrySet()) {
                files.add(stored(deposit, content.getKey(), content.getValue()));
            }
            TitleId id = TitleId.create();
            Addition added =
                    catalogue.add(new NewTitle(id, book, problems, files, "hash-of-" + id, -2.5, MORNING), deposit);
            return switch (added) {
                case Addition.New(var title) -> title.id();
                case Addition.Replaced(var title, var _) -> title.id();
                case Addition.AlreadyThere(var title) -> title.id();
            };
        }
    }

    /** The hash of one of a title's files. */
    MediaHash hash(TitleId id, String path) {
        return catalogue.file(id, FileRole.CONTENT, path).orElseThrow().hash();
    }

    @Override
    public void close() throws IOException {
        server.close();
        intake.close();
        catalogue.close();
        media.close();
        database.close();
    }

    private static TitleFile stored(Deposit deposit, String name, byte[] content) throws IOException {
        MediaStore.Stored stored = deposit.put(new ByteArrayInputStream(content));
        if (name.endsWith(".derived")) {
            String path = name.replace(".derived", "");
            return new TitleFile(path, FileRole.DERIVED, stored.hash(), stored.size(), "audio/mp4");
        }
        FileRole role = name.startsWith("package:") ? FileRole.PACKAGE : FileRole.CONTENT;
        String path = name.replace("package:", "");
        return new TitleFile(path, role, stored.hash(), stored.size(), FileNames.mediaType(path));
    }

    private static Path pages(Path home) throws IOException {
        Files.createDirectories(home.resolve("kiosk/words"));
        Files.createDirectories(home.resolve("web"));
        Files.writeString(home.resolve("kiosk/index.html"), "<!doctype html><title>Lắng Nghe</title>");
        Files.writeString(home.resolve("kiosk/app.mjs"), "export const name = 'Lắng Nghe';");
        Files.writeString(home.resolve("kiosk/.secret"), "no one's business");
        Files.writeString(home.resolve("kiosk/words/vi.js"), "export default {};");
        Files.writeString(home.resolve("web/index.html"), "<!doctype html><title>Nhân viên</title>");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        return home;
    }
}
