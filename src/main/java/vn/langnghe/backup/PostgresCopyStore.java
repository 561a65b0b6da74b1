package vn.langnghe.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import vn.langnghe.database.Database;
import vn.langnghe.media.MediaHash;

/**
 * A PostgreSQL database, as lines of JSON: {@code {"table": "title", "row": {…}}}, tables before those that refer to
 * them, read in one transaction that sees one moment.
 */
record PostgresCopyStore(Database database) implements DatabaseCopy {
    static final String KIND = "postgresql";
    static final String FILE = "database.jsonl";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HISTORY = "flyway_schema_history";
    private static final int BATCH = 200;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Snapshot copyInto(Path backup) throws IOException {
        return database.jdbi().inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            try (BufferedWriter lines = Files.newBufferedWriter(backup.resolve(FILE))) {
                for (String table : tables(handle)) {
                    try (Stream<String> rows = handle
                            .createQuery("SELECT CAST(row_to_json(t) AS TEXT) FROM <table> t")
                            .define("table", quoted(table))
                            .setFetchSize(BATCH)
                            .mapTo(String.class)
                            .stream()) {
                        for (String row : (Iterable<String>) rows::iterator) {
                            lines.write("{\"table\":" + MAPPER.writeValueAsString(table) + ",\"row\":" + row + "}\n");
                        }
                    }
                }
            }
            return snapshot(handle);
        });
    }

    private static Snapshot snapshot(Handle handle) {
        return new Snapshot(
                handle.createQuery("SELECT COUNT(*) FROM title WHERE listed = TRUE")
                        .mapTo(Integer.class)
                        .one(),
                handle.createQuery("SELECT DISTINCT hash FROM title_file").mapTo(String.class).stream()
                        .map(MediaHash::new)
                        .collect(Collectors.toSet()));
    }

    /** Whether there are titles in it. */
    boolean isEmpty() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM title")
                                .mapTo(Integer.class)
                                .one()
                        == 0);
    }

    /**
     * Makes sure that the copy is whole and says what it holds.
     *
     * @throws BackupException where it is not
     */
    static Snapshot inspect(Path backup) throws IOException {
        int titles = 0;
        Set<MediaHash> hashes = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(backup.resolve(FILE))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode entry = MAPPER.readTree(line);
                JsonNode row = entry.path("row");
                switch (entry.path("table").asText()) {
                    case "title" -> titles += row.path("listed").asBoolean() ? 1 : 0;
                    case "title_file" ->
                        hashes.add(new MediaHash(row.path("hash").asText()));
                    default -> {}
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BackupException(BackupException.Reason.DAMAGED, FILE, e);
        }
        return new Snapshot(titles, hashes);
    }

    /** Puts the rows back in one transaction, in place of all rows that are there. */
    void putBack(Path backup) throws IOException {
        database.jdbi().useTransaction(handle -> {
            List<String> tables = tables(handle);
            for (String table : tables.reversed()) {
                if (!table.equals(HISTORY)) {
                    handle.createUpdate("DELETE FROM <table>")
                            .define("table", quoted(table))
                            .execute();
                }
            }
            try (BufferedReader lines = Files.newBufferedReader(backup.resolve(FILE))) {
                insert(handle, Set.copyOf(tables), lines);
            }
        });
    }

    private static void insert(Handle handle, Set<String> known, BufferedReader lines) throws IOException {
        String batched = "";
        List<String> rows = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode entry = MAPPER.readTree(line);
            String table = entry.path("table").asText();
            if (!table.equals(batched) || rows.size() == BATCH) {
                insert(handle, batched, rows);
                rows.clear();
                batched = table;
            }
            if (known.contains(table) && !table.equals(HISTORY)) {
                rows.add(entry.path("row").toString());
            }
        }
        insert(handle, batched, rows);
    }

    private static void insert(Handle handle, String table, List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                        "INSERT INTO <table> SELECT * FROM json_populate_record(NULL::<table>, CAST(:row AS JSON))")
                .define("table", quoted(table));
        rows.forEach(row -> batch.bind("row", row).add());
        batch.execute();
    }

    /** The tables, each behind those that it refers to. */
    private static List<String> tables(Handle handle) {
        List<String> all = handle.createQuery("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name
                        """).mapTo(String.class).list();
        Map<String, Set<String>> references =
                handle
                        .createQuery("""
                        SELECT child.relname AS child, parent.relname AS parent
                        FROM pg_constraint c
                        JOIN pg_class child ON child.oid = c.conrelid
                        JOIN pg_class parent ON parent.oid = c.confrelid
                        JOIN pg_namespace n ON n.oid = child.relnamespace
                        WHERE c.contype = 'f' AND n.nspname = current_schema() AND child.oid <> parent.oid
                        """)
                        .map((row, _) -> Map.entry(row.getString("child"), row.getString("parent")))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < all.size()) {
            int before = ordered.size();
            all.stream()
                    .filter(table -> ordered.containsAll(references.getOrDefault(table, Set.of())))
                    .forEach(ordered::add);
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle");
            }
        }
        return List.copyOf(ordered);
    }

    private static String quoted(String name) {
        return "\"" + name.toLowerCase(Locale.ROOT).replace("\"", "") + "\"";
    }
}
