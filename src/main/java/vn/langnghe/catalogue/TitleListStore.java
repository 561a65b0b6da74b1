package vn.langnghe.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import vn.langnghe.book.BookFormat;
import vn.langnghe.database.Database;

/** Lists of titles in SQL, and what the search index is made of. Thread-safe. */
final class TitleListStore {
    private static final int TITLES_A_QUERY = 500;

    private final Database database;

    TitleListStore(Database database) {
        this.database = database;
    }

    /** What a list is narrowed to. */
    record Filter(Optional<String> language, Optional<BookFormat> format, Optional<Boolean> playable) {
        static Filter of(TitleQuery query) {
            return new Filter(
                    query.language().map(tag -> tag.toLowerCase(Locale.ROOT)).filter(tag -> !tag.equals("*")),
                    query.format(),
                    query.playable());
        }

        private String condition() {
            return "title.listed = true"
                    + (format.isPresent() ? " and title.format = :format" : "")
                    + (playable.isPresent() ? " and title.playable = :playable" : "")
                    + (language.isPresent() ? """
                             and exists (
                                select 1 from title_language
                                where title_language.title_id = title.id
                                and (title_language.language = :language or title_language.language like :range escape '!'))
                            """ : "");
        }

        private Query bindTo(Query query) {
            format.ifPresent(value -> query.bind("format", value.key()));
            playable.ifPresent(value -> query.bind("playable", value));
            language.ifPresent(
                    value -> query.bind("language", value).bind("range", value.replaceAll("[!%_]", "!$0") + "-%"));
            return query;
        }
    }

    /** A title and the key by which lists put it in order. */
    record Placed(Title title, String sortKey) {}

    /** Asked for by id alone and sifted here: asked for what is listed too, Derby reads all that is listed. */
    private record Listed(Title title, boolean listed) {}

    /** As many titles as {@code limit} in order, behind the place. */
    List<Placed> titles(Filter filter, Optional<Place.InList> after, int limit) {
        // From the very start too: a range is what makes Derby read in the order of the index, instead of sorting all.
        Place.InList behind = after.orElse(Place.InList.START);
        return database.jdbi().withHandle(handle -> {
            Query query = filter.bindTo(handle.createQuery("select title.sort_key, " + TitleColumns.TITLE
                    + " from title where " + filter.condition()
                    + " and title.sort_key >= :sortKey and (title.sort_key > :sortKey or title.id > :id)"
                    + " order by title.sort_key, title.id fetch first " + limit + " rows only"));
            query.bind("sortKey", behind.sortKey()).bind("id", behind.id().value());
            return query.map((row, _) -> new Placed(TitleColumns.title(row), row.getString("sort_key")))
                    .list();
        });
    }

    int count(Filter filter) {
        return database.jdbi()
                .withHandle(handle -> filter.bindTo(
                                handle.createQuery("select count(*) from title where " + filter.condition()))
                        .mapTo(Integer.class)
                        .one());
    }

    /** The titles with these ids, in the order of the ids; what is not listed any more is left out. */
    List<Title> titles(List<TitleId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<TitleId, Title> titles = new HashMap<>();
        database.jdbi()
                .useHandle(handle -> handle.createQuery(
                                "select " + TitleColumns.TITLE + ", title.listed from title where title.id in (<ids>)")
                        .bindList("ids", ids.stream().map(TitleId::value).toList())
                        .map((row, _) -> new Listed(TitleColumns.title(row), row.getBoolean("listed")))
                        .filter(Listed::listed)
                        .forEach(found -> titles.put(found.title().id(), found.title())));
        return ids.stream()
                .map(id -> Optional.ofNullable(titles.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The revision of every listed title. */
    Map<TitleId, Long> revisions() {
        Map<TitleId, Long> revisions = new HashMap<>();
        database.jdbi()
                .useHandle(handle -> handle.createQuery("select id, revision from title where listed = true")
                        .map((row, _) -> Map.entry(new TitleId(row.getString("id")), row.getLong("revision")))
                        .forEach(entry -> revisions.put(entry.getKey(), entry.getValue())));
        return revisions;
    }

    /** What the search index keeps of these titles, which are listed. */
    List<IndexedTitle> indexed(Collection<TitleId> ids) {
        if (ids.size() > TITLES_A_QUERY) {
            throw new IllegalArgumentException(ids.size() + " titles at once");
        }
        return ids.isEmpty()
                ? List.of()
                : database.jdbi()
                        .withHandle(handle -> handle.createQuery(
                                        "select title.sort_key, title_words.headings as heading_words, "
                                                + TitleColumns.TITLE + """
                         from title join title_words on title_words.title_id = title.id
                         where title.id in (<ids>)
                        """)
                                .bindList(
                                        "ids", ids.stream().map(TitleId::value).toList())
                                .map((row, _) -> new IndexedTitle(
                                        TitleColumns.title(row),
                                        row.getString("sort_key"),
                                        row.getString("heading_words")))
                                .list());
    }
}
