package vn.langnghe.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.langnghe.database.Database;
import vn.langnghe.database.DatabaseKind;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.media.DiskMediaStore;
import vn.langnghe.media.MediaHash;

/** A catalogue with its database and media store, which can be closed and opened again. */
final class TestLibrary implements AutoCloseable {
    /** One of each kind for all tests, emptied for each: making one takes longer than most tests. */
    private static final Map<DatabaseKind, Database> DATABASES = new EnumMap<>(DatabaseKind.class);

    private static final Map<DatabaseKind, DatabaseSettings> SETTINGS = new EnumMap<>(DatabaseKind.class);

    private final DatabaseKind kind;
    private final Path data;
    private DiskMediaStore media;
    private SqlCatalogue catalogue;

    TestLibrary(DatabaseKind kind, Path data) throws IOException {
        this.kind = kind;
        this.data = data;
        if (!DATABASES.containsKey(kind)) {
            Path folder = Files.createTempDirectory("langnghe-test");
            SETTINGS.put(kind, kind.emptyDatabase(folder));
            DATABASES.put(kind, Database.open(settings(), folder));
        }
        database().jdbi().useHandle(handle -> {
            handle.execute("delete from title");
            handle.execute("update catalogue_revision set revision = 0");
        });
        this.media = DiskMediaStore.open(data.resolve("media"));
        this.catalogue = SqlCatalogue.open(database(), media, searchFolder());
    }

    SqlCatalogue catalogue() {
        return catalogue;
    }

    Database database() {
        return Objects.requireNonNull(DATABASES.get(kind));
    }

    private DatabaseSettings settings() {
        return Objects.requireNonNull(SETTINGS.get(kind));
    }

    DiskMediaStore media() {
        return media;
    }

    Path searchFolder() {
        return data.resolve("search");
    }

    boolean stores(MediaHash hash) throws IOException {
        var content = media.open(hash);
        if (content.isPresent()) {
            content.get().close();
        }
        return content.isPresent();
    }

    boolean stores(String content) throws IOException {
        return stores(TestBooks.hash(content));
    }

    List<String> titles(TitleQuery query) {
        return catalogue.titles(query).items().stream()
                .map(title -> title.metadata().title())
                .toList();
    }

    List<String> search(String words) {
        return titles(
                new TitleQuery(words, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 50));
    }

    void reopenCatalogue() throws IOException {
        catalogue = SqlCatalogue.open(database(), media, searchFolder());
    }

    void reopen() throws IOException {
        close();
        database().close();
        DATABASES.put(kind, Database.open(settings(), data));
        media = DiskMediaStore.open(data.resolve("media"));
        reopenCatalogue();
    }

    @Override
    public void close() throws IOException {
        catalogue.close();
        media.close();
    }
}
