package vn.langnghe.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.database.Database;
import vn.langnghe.media.Deposit;
import vn.langnghe.media.MediaContent;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaHold;
import vn.langnghe.media.MediaStore;

/**
 * The catalogue in SQL, with the books as read in the media store and a search index beside it. Whatever one thread has
 * added, changed or removed, every thread finds, lists and searches so when the call has returned.
 */
public final class SqlCatalogue implements Catalogue, AutoCloseable {
    private static final String BOOK_FILE = "book.json";
    private static final String BOOK_TYPE = "application/gzip";
    private static final int TITLES_AT_ONCE = 200;

    private final TitleStore titles;
    private final TitleListStore lists;
    private final TitleCounts counts;
    private final MediaStore media;
    private final TitleSearch search;
    private final Clock clock;

    /** Held from a commit in SQL until the search index shows it, so that the index follows SQL step by step. */
    private final ReentrantLock changing = new ReentrantLock();

    private SqlCatalogue(Database database, MediaStore media, TitleSearch search, Clock clock) {
        this.titles = new TitleStore(database);
        this.lists = new TitleListStore(database);
        this.counts = new TitleCounts(lists);
        this.media = media;
        this.search = search;
        this.clock = clock;
    }

    /**
     * Opens the catalogue, and brings its search index up to date where that is behind.
     *
     * @param database where the titles are; stays the caller's to close
     * @param media where their files are; stays the caller's to close
     * @param searchFolder where the search index is; may be deleted at any time while the catalogue is closed
     */
    public static SqlCatalogue open(Database database, MediaStore media, Path searchFolder) throws IOException {
        return open(database, media, searchFolder, Clock.systemUTC());
    }

    static SqlCatalogue open(Database database, MediaStore media, Path searchFolder, Clock clock) throws IOException {
        TitleSearch search = TitleSearch.open(searchFolder);
        try {
            SqlCatalogue catalogue = new SqlCatalogue(database, media, search, clock);
            catalogue.followRevision();
            return catalogue;
        } catch (IOException | RuntimeException failure) {
            search.close();
            throw failure;
        }
    }

    @Override
    public TitlePage titles(TitleQuery query) {
        Optional<Place> after = query.after().map(Place::read);
        TitleListStore.Filter filter = TitleListStore.Filter.of(query);
        return query.words().isBlank()
                ? listed(filter, after.map(SqlCatalogue::inList), query.limit())
                : found(query.words(), filter, after.map(SqlCatalogue::inSearch), query.limit());
    }

    private static Place.InList inList(Place place) {
        if (place instanceof Place.InList list) {
            return list;
        }
        throw new IllegalArgumentException("a place among search results, not in a list by title");
    }

    private static Place.InSearch inSearch(Place place) {
        if (place instanceof Place.InSearch found) {
            return found;
        }
        throw new IllegalArgumentException("a place in a list by title, not among search results");
    }

    private TitlePage listed(TitleListStore.Filter filter, Optional<Place.InList> after, int limit) {
        int total = counts.count(filter, titles.revision());
        List<TitleListStore.Placed> placed = lists.titles(filter, after, limit + 1);
        List<TitleListStore.Placed> page = placed.subList(0, Math.min(limit, placed.size()));
        Optional<String> next = placed.size() > limit
                ? Optional.of(new Place.InList(
                                page.getLast().sortKey(), page.getLast().title().id())
                        .written())
                : Optional.empty();
        return new TitlePage(page.stream().map(TitleListStore.Placed::title).toList(), total, next);
    }

    private TitlePage found(String words, TitleListStore.Filter filter, Optional<Place.InSearch> after, int limit) {
        try {
            followRevision();
            TitleSearch.Found found = search.search(words, filter, after, limit);
            return new TitlePage(
                    lists.titles(found.titles()), found.total(), found.next().map(Place::written));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public long revision() {
        return titles.revision();
    }

    @Override
    public Optional<Title> title(TitleId id) {
        return titles.title(id);
    }

    @Override
    public Optional<TalkingBook> book(TitleId id) throws IOException {
        Optional<TitleFile> file = titles.file(id, FileRole.BOOK, BOOK_FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Optional<MediaContent> content = media.open(file.get().hash());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (MediaContent open = content.get()) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(open.size()));
            open.read(bytes, 0);
            return Optional.of(BookJson.unpacked(new ByteArrayInputStream(bytes.array())));
        }
    }

    @Override
    public List<Problem> problems(TitleId id) {
        return titles.problems(id);
    }

    @Override
    public List<TitleFile> files(TitleId id) {
        return titles.files(id);
    }

    @Override
    public Optional<TitleFile> file(TitleId id, FileRole role, String path) {
        return titles.file(id, role, path);
    }

    @Override
    public Optional<TitleFile> file(MediaHash hash) {
        return titles.file(hash);
    }

    @Override
    public Optional<Title> withPackageHash(String packageHash) {
        return titles.withPackageHash(packageHash);
    }

    @Override
    public Deposit deposit() {
        return media.deposit(titles::neededOf);
    }

    @Override
    public Addition add(NewTitle title, Deposit deposit) throws IOException {
        for (TitleFile file : title.files()) {
            if (!deposit.holds(file.hash())) {
                throw new IllegalArgumentException("the deposit does not hold " + file.path());
            }
        }
        TitleFile book;
        try (InputStream packed = new ByteArrayInputStream(BookJson.packed(title.book()))) {
            MediaStore.Stored stored = deposit.put(packed);
            book = new TitleFile(BOOK_FILE, FileRole.BOOK, stored.hash(), stored.size(), BOOK_TYPE);
        }
        deposit.sync();
        changing.lock();
        try {
            Addition addition = titles.add(title, book);
            switch (addition) {
                case Addition.New(Title added) -> show(Set.of(added.id()), Set.of());
                case Addition.Replaced(Title added, Title earlier) -> show(Set.of(added.id()), Set.of(earlier.id()));
                case Addition.AlreadyThere _ -> {}
            }
            return addition;
        } finally {
            changing.unlock();
        }
    }

    @Override
    public Set<MediaHash> storedHashes() {
        return titles.storedHashes();
    }

    @Override
    public long freeUnneeded() throws IOException {
        return media.freeAll(titles::neededOf);
    }

    @Override
    public MediaHold holdFiles() {
        return media.hold();
    }

    @Override
    public boolean remove(TitleId id) throws IOException {
        Optional<TitleStore.Removal> removal;
        changing.lock();
        try {
            removal = titles.remove(id);
            if (removal.isPresent()) {
                show(Set.of(), removal.get().titles());
            }
        } finally {
            changing.unlock();
        }
        if (removal.isPresent()) {
            media.free(removal.get().files(), titles::neededOf);
        }
        return removal.isPresent();
    }

    @Override
    public List<Title> earlierEditions(TitleId id) {
        return titles.earlierEditions(id);
    }

    @Override
    public boolean bringBack(TitleId earlierEdition) throws IOException {
        changing.lock();
        try {
            boolean broughtBack = titles.bringBack(earlierEdition, clock.instant());
            if (broughtBack) {
                followRevision();
            }
            return broughtBack;
        } finally {
            changing.unlock();
        }
    }

    /** Shows a change in the search index, which was in step with SQL before it; the lock is held. */
    private void show(Set<TitleId> changed, Set<TitleId> removed) throws IOException {
        long revision = titles.revision();
        if (search.revision() == revision - 1) {
            search.update(lists.indexed(changed), removed);
            search.reached(revision);
        } else {
            followRevision();
        }
    }

    /** Brings the search index to what SQL has: after a crash, or where another process changed something. */
    private void followRevision() throws IOException {
        if (search.revision() == titles.revision()) {
            return;
        }
        changing.lock();
        try {
            long revision = titles.revision();
            if (search.revision() != revision) {
                Map<TitleId, Long> wanted = lists.revisions();
                Map<TitleId, Long> indexed = search.indexed();
                List<TitleId> removed = new ArrayList<>(indexed.keySet());
                removed.removeAll(wanted.keySet());
                search.update(List.of(), removed);
                Map<TitleId, Long> changed = new HashMap<>(wanted);
                changed.entrySet().removeAll(indexed.entrySet());
                List<TitleId> ids = List.copyOf(changed.keySet());
                for (int start = 0; start < ids.size(); start += TITLES_AT_ONCE) {
                    search.update(
                            lists.indexed(ids.subList(start, Math.min(start + TITLES_AT_ONCE, ids.size()))), List.of());
                }
                search.reached(revision);
            }
        } finally {
            changing.unlock();
        }
    }

    /** Closes the search index; database and media store stay open. */
    @Override
    public void close() throws IOException {
        search.close();
    }
}
