package vn.langnghe.media;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which stored files nobody may free now. Not thread-safe by itself: the store guards it, because holding a file and
 * looking whether it is there, or looking whether it is held and removing it, have to be one step.
 */
final class Holds {
    private final Map<MediaHash, Integer> held = new HashMap<>();
    private final Set<Set<MediaHash>> watches = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<MediaHash, MediaNeeds> deferred = new HashMap<>();
    private int holdingAll;

    void hold(MediaHash hash) {
        held.merge(hash, 1, Integer::sum);
        watches.forEach(watch -> watch.add(hash));
    }

    void letGo(MediaHash hash) {
        held.computeIfPresent(hash, (_, count) -> count == 1 ? null : count - 1);
    }

    boolean isHeld(MediaHash hash) {
        return holdingAll > 0 || held.containsKey(hash);
    }

    /**
     * Begins to gather what is held now or from now on, be it let go again: whoever frees has asked what is needed before
     * that was committed.
     */
    Set<MediaHash> watch() {
        Set<MediaHash> watch = new HashSet<>(held.keySet());
        watches.add(watch);
        return watch;
    }

    void unwatch(Set<MediaHash> watch) {
        watches.remove(watch);
    }

    void holdAll() {
        holdingAll++;
    }

    /** What was to be freed while all was held, if nobody holds all any more. */
    Map<MediaHash, MediaNeeds> letAllGo() {
        holdingAll--;
        if (holdingAll > 0) {
            return Map.of();
        }
        Map<MediaHash, MediaNeeds> due = Map.copyOf(deferred);
        deferred.clear();
        return due;
    }

    /** Keeps in mind that this is to be freed when nobody holds all any more. */
    void defer(MediaHash hash, MediaNeeds needs) {
        if (holdingAll > 0) {
            deferred.put(hash, needs);
        }
    }
}
