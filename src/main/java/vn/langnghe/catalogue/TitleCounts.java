package vn.langnghe.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many titles each list has, counted once a revision. Thread-safe. */
final class TitleCounts {
    private static final int MOST = 100;

    private final TitleListStore lists;
    private Map<TitleListStore.Filter, Integer> counts = new LinkedHashMap<>();
    private long revision = -1;

    TitleCounts(TitleListStore lists) {
        this.lists = lists;
    }

    int count(TitleListStore.Filter filter, long atRevision) {
        synchronized (this) {
            if (revision != atRevision || counts.size() >= MOST) {
                counts = new LinkedHashMap<>();
                revision = atRevision;
            }
            Integer known = counts.get(filter);
            if (known != null) {
                return known;
            }
        }
        int count = lists.count(filter);
        synchronized (this) {
            if (revision == atRevision) {
                counts.put(filter, count);
            }
        }
        return count;
    }
}
