package vn.langnghe.catalogue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Searches titles with Lucene. The index is a cache of what SQL says: whoever finds it missing, damaged, of another
 * version or behind SQL's revision brings it up to date. Thread-safe, but one update at a time.
 */
final class TitleSearch implements Closeable {
    /** Grows with every change of what is indexed or how; an index of another version is made anew. */
    private static final String VERSION = "1";

    private static final String VERSION_KEY = "version";
    private static final String REVISION_KEY = "revision";
    private static final String ID = "id";
    private static final String SORT_KEY = "sort";
    private static final String LANGUAGE = "language";
    private static final String FORMAT = "format";
    private static final String PLAYABLE = "playable";
    private static final long UNKNOWN_REVISION = -1;
    private static final int SNAPSHOT_SECONDS = 600;
    private static final int MOST_UNSAVED_CHANGES = 500;

    private static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(SORT_KEY, SortField.Type.STRING),
            new SortField(ID, SortField.Type.STRING));

    /** A restart forgets the snapshots, and may give their numbers to others. */
    private final String session = UUID.randomUUID().toString().substring(0, 8);

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SearcherLifetimeManager snapshots = new SearcherLifetimeManager();
    private volatile long revision;
    private int unsavedChanges;

    private TitleSearch(FSDirectory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.revision = savedRevision(writer);
    }

    /** Says at each start that a preview module would make vector search faster, which is not used here. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    /** Titles that were found. */
    record Found(List<TitleId> titles, int total, Optional<Place.InSearch> next) {}

    /** Opens the index in that folder, made anew where it is missing, damaged or of another version. */
    static TitleSearch open(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            TitleSearch search = openAsItIs(folder);
            if (search.isOfThisVersion()) {
                return search;
            }
            search.close();
        } catch (IOException | IllegalArgumentException damaged) {
            System.getLogger(TitleSearch.class.getName())
                    .log(System.Logger.Level.WARNING, "the search index is damaged and is made anew", damaged);
        }
        clear(folder);
        return openAsItIs(folder);
    }

    private static TitleSearch openAsItIs(Path folder) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        try {
            IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new ByField()));
            try {
                return new TitleSearch(directory, writer);
            } catch (IOException | RuntimeException failure) {
                writer.rollback();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            directory.close();
            throw failure;
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, String> saved(IndexWriter writer) {
        Map<String, String> saved = new HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> saved.put(entry.getKey(), entry.getValue()));
        }
        return saved;
    }

    private static long savedRevision(IndexWriter writer) {
        String saved = saved(writer).get(REVISION_KEY);
        return saved == null ? UNKNOWN_REVISION : Long.parseLong(saved);
    }

    private boolean isOfThisVersion() {
        Map<String, String> saved = saved(writer);
        return saved.isEmpty() ? writer.getDocStats().numDocs == 0 : VERSION.equals(saved.get(VERSION_KEY));
    }

    /** The revision of SQL that the index shows. */
    long revision() {
        return revision;
    }

    /** The revision of every title in the index. */
    Map<TitleId, Long> indexed() throws IOException {
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<TitleId, Long> indexed = new HashMap<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                SortedDocValues ids = DocValues.getSorted(leaf.reader(), ID);
                NumericDocValues revisions = DocValues.getNumeric(leaf.reader(), REVISION_KEY);
                for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                    boolean live = leaf.reader().getLiveDocs() == null
                            || leaf.reader().getLiveDocs().get(document);
                    if (live && ids.advanceExact(document) && revisions.advanceExact(document)) {
                        indexed.put(new TitleId(ids.lookupOrd(ids.ordValue()).utf8ToString()), revisions.longValue());
                    }
                }
            }
            return indexed;
        } finally {
            searchers.release(searcher);
        }
    }

    /** Takes titles in, new or changed, and others out; not seen before {@link #reached}. */
    void update(Collection<IndexedTitle> changed, Collection<TitleId> removed) throws IOException {
        for (TitleId id : removed) {
            writer.deleteDocuments(new Term(ID, id.value()));
        }
        for (IndexedTitle title : changed) {
            writer.updateDocument(new Term(ID, title.title().id().value()), document(title));
        }
        unsavedChanges += changed.size() + removed.size();
    }

    /** From now on searches show what was taken in and out, which is what SQL has at that revision. */
    void reached(long sqlRevision) throws IOException {
        revision = sqlRevision;
        if (unsavedChanges >= MOST_UNSAVED_CHANGES) {
            save();
        }
    }

    /** Without it, what was changed since is indexed again at the next start. */
    private void save() throws IOException {
        if (revision != UNKNOWN_REVISION) {
            writer.setLiveCommitData(Map.of(VERSION_KEY, VERSION, REVISION_KEY, Long.toString(revision))
                    .entrySet());
            writer.commit();
            unsavedChanges = 0;
        }
    }

    /**
     * Searches; a page behind another one is taken from the state of the index that the first page was taken from, for ten
     * minutes at least, then from the index as it is.
     */
    Found search(String words, TitleListStore.Filter filter, Optional<Place.InSearch> after, int limit)
            throws IOException {
        SearchQuery query = SearchQuery.read(words);
        snapshots.prune(new SearcherLifetimeManager.PruneByAge(SNAPSHOT_SECONDS));
        Optional<IndexSearcher> snapshot = after.flatMap(this::snapshot);
        if (snapshot.isPresent()) {
            try {
                return search(snapshot.get(), query, filter, after, limit);
            } finally {
                snapshots.release(snapshot.get());
            }
        }
        // Not at each change: many titles that are taken in one after another would each make a segment of their own.
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            return search(searcher, query, filter, after, limit);
        } finally {
            searchers.release(searcher);
        }
    }

    private Optional<IndexSearcher> snapshot(Place.InSearch place) {
        String[] parts = place.snapshot().split("\\.", 2);
        if (parts.length < 2 || !parts[0].equals(session) || !parts[1].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.ofNullable(snapshots.acquire(Long.parseLong(parts[1])));
    }

    private Found search(
            IndexSearcher searcher,
            SearchQuery query,
            TitleListStore.Filter filter,
            Optional<Place.InSearch> after,
            int limit)
            throws IOException {
        List<SearchStage> stages =
                after.map(place -> List.of(place.stage())).orElseGet(() -> Arrays.asList(SearchStage.values()));
        for (SearchStage stage : stages) {
            Query narrowed = narrowed(query.at(stage), filter);
            TopFieldDocs found = searcher.search(narrowed, collector(after, limit + 1));
            if (found.scoreDocs.length > 0) {
                return found(searcher, stage, found, limit);
            }
        }
        return new Found(List.of(), 0, Optional.empty());
    }

    private static TopFieldCollectorManager collector(Optional<Place.InSearch> after, int limit) {
        FieldDoc behind = after.map(place -> new FieldDoc(Integer.MAX_VALUE, place.score(), new Object[] {
                    place.score(),
                    new BytesRef(place.sortKey()),
                    new BytesRef(place.id().value())
                }))
                .orElse(null);
        return new TopFieldCollectorManager(BEST_FIRST, limit, behind, Integer.MAX_VALUE);
    }

    private Found found(IndexSearcher searcher, SearchStage stage, TopFieldDocs found, int limit) throws IOException {
        List<Place.InSearch> places = new ArrayList<>();
        for (ScoreDoc document : Arrays.asList(found.scoreDocs).subList(0, Math.min(limit, found.scoreDocs.length))) {
            Object[] fields = ((FieldDoc) document).fields;
            places.add(new Place.InSearch(
                    "none",
                    stage,
                    (Float) fields[0],
                    ((BytesRef) fields[1]).utf8ToString(),
                    new TitleId(((BytesRef) fields[2]).utf8ToString())));
        }
        Optional<Place.InSearch> next = Optional.empty();
        if (found.scoreDocs.length > limit) {
            Place.InSearch last = places.getLast();
            String snapshot = session + "." + snapshots.record(searcher);
            next = Optional.of(new Place.InSearch(snapshot, stage, last.score(), last.sortKey(), last.id()));
        }
        return new Found(places.stream().map(Place.InSearch::id).toList(), (int) found.totalHits.value(), next);
    }

    private static Query narrowed(Query query, TitleListStore.Filter filter) {
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
        filter.language().ifPresent(tag -> narrowed.add(new TermQuery(new Term(LANGUAGE, tag)), Occur.FILTER));
        filter.format().ifPresent(format -> narrowed.add(new TermQuery(new Term(FORMAT, format.key())), Occur.FILTER));
        filter.playable()
                .ifPresent(
                        playable -> narrowed.add(new TermQuery(new Term(PLAYABLE, playable.toString())), Occur.FILTER));
        return narrowed.build();
    }

    private static Document document(IndexedTitle indexed) {
        Title title = indexed.title();
        Document document = new Document();
        document.add(new StringField(ID, title.id().value(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(title.id().value())));
        document.add(new SortedDocValuesField(SORT_KEY, new BytesRef(indexed.sortKey())));
        document.add(new NumericDocValuesField(REVISION_KEY, title.revision()));
        document.add(new StringField(FORMAT, title.format().key(), Field.Store.NO));
        document.add(new StringField(PLAYABLE, Boolean.toString(title.isPlayable()), Field.Store.NO));
        title.metadata().languages().stream()
                .flatMap(TitleSearch::ranges)
                .distinct()
                .forEach(range -> document.add(new StringField(LANGUAGE, range, Field.Store.NO)));
        for (SearchField field : SearchField.values()) {
            for (String text : field.texts(indexed)) {
                String composed = SearchWords.composed(text);
                document.add(new TextField(field.marked(), composed, Field.Store.NO));
                document.add(new TextField(field.folded(), composed, Field.Store.NO));
            }
        }
        return document;
    }

    /** Every range that finds the tag: {@code en-us} and {@code en}. */
    private static Stream<String> ranges(String tag) {
        return Stream.iterate(
                tag.toLowerCase(Locale.ROOT),
                range -> !range.isEmpty(),
                range -> range.contains("-") ? range.substring(0, range.lastIndexOf('-')) : "");
    }

    @Override
    public void close() throws IOException {
        save();
        snapshots.close();
        searchers.close();
        writer.close();
        directory.close();
    }

    private static final class ByField extends AnalyzerWrapper {
        ByField() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return field.endsWith(".folded") ? SearchWords.FOLDED : SearchWords.MARKED;
        }
    }
}
