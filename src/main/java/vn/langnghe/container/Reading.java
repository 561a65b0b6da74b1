package vn.langnghe.container;

import java.util.List;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;

/** What came of reading a package. */
public sealed interface Reading {
    /** What was found wrong, in the order in which it was met. */
    List<Problem> problems();

    /** The book was read; its problems are those that it lives with. */
    record Taken(TalkingBook book, List<Problem> problems) implements Reading {
        public Taken {
            problems = List.copyOf(problems);
        }
    }

    /** The package is refused; at least one problem is fatal and says why. */
    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
