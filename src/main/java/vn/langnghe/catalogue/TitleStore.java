package vn.langnghe.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.database.Database;
import vn.langnghe.media.MediaHash;

/** Titles, their files and problems in SQL: what changes them, and what looks one up. Thread-safe. */
final class TitleStore {
    private static final int LONGEST_IDENTIFIER = 2000;
    private static final int LONGEST_MESSAGE = 8000;
    private static final int LONGEST_PATH = 4096;
    private static final int MOST_ATTEMPTS = 8;
    private static final int HASHES_A_QUERY = 500;

    /** Duplicate key (two added the same at once), deadlock and lock timeout as either database names them. */
    private static final Set<String> WORTH_ANOTHER_ATTEMPT = Set.of("23505", "40001", "40P01", "40XL1");

    private final Database database;

    TitleStore(Database database) {
        this.database = database;
    }

    /** What was removed: titles, and the files that they had. */
    record Removal(Set<TitleId> titles, Set<MediaHash> files) {}

    long revision() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select revision from catalogue_revision")
                        .mapTo(Long.class)
                        .one());
    }

    Optional<Title> title(TitleId id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select " + TitleColumns.TITLE + " from title where id = :id")
                        .bind("id", id.value())
                        .map((row, _) -> TitleColumns.title(row))
                        .findOne());
    }

    Optional<Title> withPackageHash(String packageHash) {
        return database.jdbi().withHandle(handle -> listedPackage(handle, packageHash));
    }

    List<Title> earlierEditions(TitleId id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select " + TitleColumns.TITLE + """
                                from title
                                join title later on later.edition = title.edition
                                where later.id = :id and later.listed = true and title.listed = false
                                order by title.replaced desc, title.id desc
                                """)
                        .bind("id", id.value())
                        .map((row, _) -> TitleColumns.title(row))
                        .list());
    }

    List<Problem> problems(TitleId id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select severity, rule, file, place, vietnamese, english
                                from title_problem where title_id = :id order by number
                                """)
                        .bind("id", id.value())
                        .map((row, _) -> TitleColumns.problem(row))
                        .list());
    }

    List<TitleFile> files(TitleId id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select role, path, hash, size, media_type
                                from title_file where title_id = :id order by number
                                """)
                        .bind("id", id.value())
                        .map((row, _) -> TitleColumns.file(row))
                        .list());
    }

    Optional<TitleFile> file(TitleId id, FileRole role, String path) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select role, path, hash, size, media_type
                                from title_file where title_id = :id and role = :role and path = :path
                                order by number fetch first 1 rows only
                                """)
                        .bind("id", id.value())
                        .bind("role", role.name())
                        .bind("path", path)
                        .map((row, _) -> TitleColumns.file(row))
                        .findOne());
    }

    Optional<TitleFile> file(MediaHash hash) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select role, path, hash, size, media_type
                                from title_file where hash = :hash
                                order by title_id, number fetch first 1 rows only
                                """)
                        .bind("hash", hash.hex())
                        .map((row, _) -> TitleColumns.file(row))
                        .findOne());
    }

    Set<MediaHash> storedHashes() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select distinct hash from title_file")
                        .map((row, _) -> new MediaHash(row.getString("hash")))
                        .set());
    }

    /** Those of the files that any title has, listed or replaced. */
    Set<MediaHash> neededOf(Set<MediaHash> files) {
        Set<MediaHash> needed = new HashSet<>();
        List<String> hashes = files.stream().map(MediaHash::hex).toList();
        for (int start = 0; start < hashes.size(); start += HASHES_A_QUERY) {
            List<String> some = hashes.subList(start, Math.min(start + HASHES_A_QUERY, hashes.size()));
            needed.addAll(database.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select distinct hash from title_file where hash in (<hashes>)")
                            .bindList("hashes", some)
                            .map((row, _) -> new MediaHash(row.getString("hash")))
                            .set()));
        }
        return needed;
    }

    /**
     * Adds a title, in place of the listed one of the same edition.
     *
     * @param bookFile the book as read, as it was stored
     */
    Addition add(NewTitle title, TitleFile bookFile) {
        return inTransaction(handle -> {
            long revision = nextRevision(handle);
            Optional<Title> same = listedPackage(handle, title.packageHash());
            if (same.isPresent()) {
                handle.rollback();
                return new Addition.AlreadyThere(same.get());
            }
            Optional<TitleId> earlierSame = replacedWithPackage(handle, title.packageHash());
            if (earlierSame.isPresent()) {
                return broughtBack(handle, earlierSame.get(), title.added(), revision);
            }
            String identifier = identifier(title);
            String edition = editionFor(handle, title, identifier);
            Optional<Title> earlier = replaceListed(handle, edition, title.added(), revision);
            insertTitle(handle, title, identifier, edition, revision);
            insertParts(handle, title, bookFile);
            Title added = titleOf(handle, title.id());
            return earlier.<Addition>map(replaced -> new Addition.Replaced(added, replaced))
                    .orElseGet(() -> new Addition.New(added));
        });
    }

    private static Addition broughtBack(Handle handle, TitleId id, Instant now, long revision) {
        Optional<Title> replaced = bringBack(handle, id, now, revision);
        Title title = titleOf(handle, id);
        return replaced.<Addition>map(earlier -> new Addition.Replaced(title, earlier))
                .orElseGet(() -> new Addition.New(title));
    }

    /**
     * Removes a listed title with its earlier editions, or an earlier edition by itself; nothing where there is none such.
     */
    Optional<Removal> remove(TitleId id) {
        return inTransaction(handle -> {
            nextRevision(handle);
            List<String> ids = handle.createQuery("""
                            select title.id from title
                            join title named on named.edition = title.edition
                            where named.id = :id and (title.id = :id or named.listed = true)
                            """)
                    .bind("id", id.value())
                    .mapTo(String.class)
                    .list();
            if (ids.isEmpty()) {
                handle.rollback();
                return Optional.empty();
            }
            Set<MediaHash> files = handle.createQuery("select distinct hash from title_file where title_id in (<ids>)")
                    .bindList("ids", ids)
                    .map((row, _) -> new MediaHash(row.getString("hash")))
                    .set();
            handle.createUpdate("delete from title where id in (<ids>)")
                    .bindList("ids", ids)
                    .execute();
            return Optional.of(new Removal(ids.stream().map(TitleId::new).collect(Collectors.toSet()), files));
        });
    }

    /** Lists an earlier edition in place of the one that is listed; false where there is no such earlier edition. */
    boolean bringBack(TitleId id, Instant now) {
        return inTransaction(handle -> {
            long revision = nextRevision(handle);
            boolean earlier = handle.createQuery("select count(*) from title where id = :id and listed = false")
                            .bind("id", id.value())
                            .mapTo(Integer.class)
                            .one()
                    == 1;
            if (earlier) {
                bringBack(handle, id, now, revision);
            } else {
                handle.rollback();
            }
            return earlier;
        });
    }

    private static Optional<Title> bringBack(Handle handle, TitleId id, Instant now, long revision) {
        String edition = handle.createQuery("select edition from title where id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .one();
        Optional<Title> replaced = replaceListed(handle, edition, now, revision);
        handle.createUpdate("""
                        update title
                        set listed = true, listed_edition = edition, listed_package = package_hash, replaced = null,
                            revision = :revision
                        where id = :id
                        """)
                .bind("id", id.value())
                .bind("revision", revision)
                .execute();
        return replaced;
    }

    private static Optional<Title> replaceListed(Handle handle, String edition, Instant now, long revision) {
        Optional<TitleId> listed = handle.createQuery("select id from title where listed_edition = :edition")
                .bind("edition", edition)
                .map((row, _) -> new TitleId(row.getString("id")))
                .findOne();
        listed.ifPresent(id -> handle.createUpdate("""
                        update title
                        set listed = false, listed_edition = null, listed_package = null, replaced = :now,
                            revision = :revision
                        where id = :id
                        """)
                .bind("id", id.value())
                .bind("now", now)
                .bind("revision", revision)
                .execute());
        return listed.map(id -> titleOf(handle, id));
    }

    private static void insertTitle(Handle handle, NewTitle title, String identifier, String edition, long revision) {
        TalkingBook book = title.book();
        handle.createUpdate("""
                        insert into title (
                            id, identifier, edition, package_hash, listed, listed_edition, listed_package, sort_key,
                            format, playable, metadata, audio_nanoseconds, playing_nanoseconds, headings, pages,
                            phrases, has_text, gain, problems, cover_path, added, revision)
                        values (
                            :id, :identifier, :edition, :packageHash, true, :edition, :packageHash, :sortKey,
                            :format, :playable, :metadata, :audioLength, :playingTime, :headings, :pages,
                            :phrases, :hasText, :gain, :problems, :cover, :added, :revision)
                        """)
                .bind("id", title.id().value())
                .bind("identifier", identifier)
                .bind("edition", edition)
                .bind("packageHash", title.packageHash())
                .bind("sortKey", VietnameseOrder.key(book.metadata().title()))
                .bind("format", book.format().key())
                .bind("playable", !book.playingTime().isZero())
                .bind("metadata", BookJson.metadata(book.metadata()))
                .bind("audioLength", book.audioLength().toNanos())
                .bind("playingTime", book.playingTime().toNanos())
                .bind("headings", book.headings().size())
                .bind("pages", book.pages().size())
                .bind("phrases", book.phrases().size())
                .bind("hasText", book.hasText())
                .bind("gain", title.gain())
                .bind("problems", title.problems().size())
                .bind("cover", book.cover())
                .bind("added", title.added())
                .bind("revision", revision)
                .execute();
    }

    private static void insertParts(Handle handle, NewTitle title, TitleFile bookFile) {
        String id = title.id().value();
        PreparedBatch languages =
                handle.prepareBatch("insert into title_language (title_id, language) values (:id, :language)");
        title.book().metadata().languages().stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(language ->
                        languages.bind("id", id).bind("language", language).add());
        handle.createUpdate("insert into title_words (title_id, headings) values (:id, :headings)")
                .bind("id", id)
                .bind("headings", headings(title.book()))
                .execute();
        PreparedBatch files = handle.prepareBatch("""
                insert into title_file (title_id, number, role, path, hash, size, media_type)
                values (:id, :number, :role, :path, :hash, :size, :mediaType)
                """);
        for (TitleFile file : title.files()) {
            addFile(files, id, file);
        }
        addFile(files, id, bookFile);
        PreparedBatch problems = handle.prepareBatch("""
                insert into title_problem (title_id, number, severity, rule, file, place, vietnamese, english)
                values (:id, :number, :severity, :rule, :file, :place, :vietnamese, :english)
                """);
        title.problems().stream()
                .sorted(Comparator.comparing(Problem::severity))
                .forEach(problem -> problems.bind("id", id)
                        .bind("number", problems.size())
                        .bind("severity", problem.severity().name())
                        .bind("rule", problem.rule())
                        .bind("file", clipped(problem.file(), LONGEST_PATH))
                        .bind("place", problem.place().map(place -> clipped(place, LONGEST_PATH)))
                        .bind("vietnamese", clipped(problem.vietnamese(), LONGEST_MESSAGE))
                        .bind("english", clipped(problem.english(), LONGEST_MESSAGE))
                        .add());
        List.of(languages, files, problems).stream()
                .filter(batch -> batch.size() > 0)
                .forEach(PreparedBatch::execute);
    }

    private static void addFile(PreparedBatch files, String id, TitleFile file) {
        files.bind("id", id)
                .bind("number", files.size())
                .bind("role", file.role().name())
                .bind("path", file.path())
                .bind("hash", file.hash().hex())
                .bind("size", file.size())
                .bind("mediaType", file.mediaType())
                .add();
    }

    private static String headings(TalkingBook book) {
        return book.headings().stream().map(heading -> heading.text()).collect(Collectors.joining("\n"));
    }

    private static String clipped(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String identifier(NewTitle title) {
        return title.book()
                .metadata()
                .identifier()
                .filter(identifier -> identifier.length() <= LONGEST_IDENTIFIER)
                .orElseGet(() -> "urn:sha256:" + title.packageHash());
    }

    /** A text that waits for its narration never silences a title that children hear: docs/decisions/0004. */
    private static String editionFor(Handle handle, NewTitle title, String identifier) {
        String edition = edition(identifier, title.book().format().key());
        boolean silences = !title.book().hasAudio()
                && handle.createQuery("select playable from title where listed_edition = :edition")
                        .bind("edition", edition)
                        .map((row, _) -> row.getBoolean("playable"))
                        .findOne()
                        .orElse(false);
        return silences ? edition(identifier, title.book().format().key() + " text") : edition;
    }

    /** The same for all editions of a title: docs/decisions/0004. */
    private static String edition(String identifier, String form) {
        try {
            String edition = form + "\n" + identifier.toLowerCase(Locale.ROOT);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(edition.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static Title titleOf(Handle handle, TitleId id) {
        return handle.createQuery("select " + TitleColumns.TITLE + " from title where id = :id")
                .bind("id", id.value())
                .map((row, _) -> TitleColumns.title(row))
                .one();
    }

    private static Optional<Title> listedPackage(Handle handle, String packageHash) {
        return handle.createQuery("select " + TitleColumns.TITLE + " from title where listed_package = :packageHash")
                .bind("packageHash", packageHash)
                .map((row, _) -> TitleColumns.title(row))
                .findOne();
    }

    private static Optional<TitleId> replacedWithPackage(Handle handle, String packageHash) {
        return handle.createQuery("""
                        select id from title where package_hash = :packageHash and listed = false
                        order by replaced desc fetch first 1 rows only
                        """)
                .bind("packageHash", packageHash)
                .map((row, _) -> new TitleId(row.getString("id")))
                .findOne();
    }

    /** Each transaction that changes titles begins so: it makes them follow one another, in other processes too. */
    private static long nextRevision(Handle handle) {
        handle.execute("update catalogue_revision set revision = revision + 1");
        return handle.createQuery("select revision from catalogue_revision")
                .mapTo(Long.class)
                .one();
    }

    private interface Work<T> {
        T in(Handle handle);
    }

    private <T> T inTransaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.jdbi().inTransaction(work::in);
            } catch (JdbiException failure) {
                if (attempt == MOST_ATTEMPTS || !isWorthAnotherAttempt(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isWorthAnotherAttempt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException exception) {
                for (SQLException next = exception; next != null; next = next.getNextException()) {
                    if (WORTH_ANOTHER_ATTEMPT.contains(String.valueOf(next.getSQLState()))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
