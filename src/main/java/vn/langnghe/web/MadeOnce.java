package vn.langnghe.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleId;

/** Keeps what is long in the making, by title; what was not asked for longest goes when it is too much. Thread-safe. */
final class MadeOnce {
    private static final long MOST_BYTES = 48L << 20;

    /** Makes what is not there yet. */
    interface Maker {
        Representation make() throws IOException;
    }

    private record Made(long revision, Representation representation) {
        long size() {
            return representation.content().length;
        }
    }

    private final Map<TitleId, Made> made = new LinkedHashMap<>(16, 0.75F, true);
    private long bytes;

    /** What was made of the title as it is now. */
    Representation get(Title title, Maker maker) throws IOException {
        Optional<Representation> kept = kept(title);
        if (kept.isPresent()) {
            return kept.get();
        }
        Representation fresh = maker.make();
        keep(title, fresh);
        return fresh;
    }

    private synchronized Optional<Representation> kept(Title title) {
        return Optional.ofNullable(made.get(title.id()))
                .filter(known -> known.revision() == title.revision())
                .map(Made::representation);
    }

    private synchronized void keep(Title title, Representation fresh) {
        Made now = new Made(title.revision(), fresh);
        Made before = made.put(title.id(), now);
        bytes += now.size() - (before == null ? 0 : before.size());
        var oldest = made.entrySet().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
