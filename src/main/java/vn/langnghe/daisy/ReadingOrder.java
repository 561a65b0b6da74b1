package vn.langnghe.daisy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The SMIL files of a book in the order in which they play, each once. */
final class ReadingOrder {
    private final List<String> files = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    void append(String file) {
        if (known.add(file)) {
            files.add(file);
        }
    }

    /** Puts the file behind another, or in front of all. */
    void insertAfter(Optional<String> previous, String file) {
        if (known.add(file)) {
            files.add(previous.map(files::indexOf).orElse(-1) + 1, file);
        }
    }

    boolean contains(String file) {
        return known.contains(file);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    List<String> files() {
        return List.copyOf(files);
    }
}
