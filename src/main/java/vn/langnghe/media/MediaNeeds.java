package vn.langnghe.media;

import java.util.Set;

/** Knows which stored files are still needed. Thread-safe. */
@FunctionalInterface
public interface MediaNeeds {
    /** Those of the files that are needed. */
    Set<MediaHash> neededOf(Set<MediaHash> files);
}
