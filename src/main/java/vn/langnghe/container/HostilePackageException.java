package vn.langnghe.container;

import vn.langnghe.book.Problem;

/** The package would do harm (external entities, bombs, paths that lead out of it) and is refused as a whole. */
public final class HostilePackageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public HostilePackageException(Problem problem) {
        super(problem.english());
        this.problem = problem;
    }

    /** Why it is refused; always fatal. */
    public Problem problem() {
        return problem;
    }
}
