package vn.langnghe.container;

import java.util.List;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;

/** What came of reading a package. */
public sealed interface Reading {
    /** What was found wrong, in the order in which it was met. */
    List<Problem> problems();

    /**
     * The book was read.
     *
     * @param book the book
     * @param problems those that it lives with
     * @param made files that the reader drew out of others, such as the cover picture within an MP3's tag; they are kept
     *     beside the package's own, and the book may name them
     */
    record Taken(TalkingBook book, List<Problem> problems, List<MadeFile> made) implements Reading {
        public Taken {
            problems = List.copyOf(problems);
            made = List.copyOf(made);
        }

        /** A book that has all it needs in its package's own files. */
        public Taken(TalkingBook book, List<Problem> problems) {
            this(book, problems, List.of());
        }
    }

    /** The package is refused; at least one problem is fatal and says why. */
    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
