package vn.langnghe.container;

import java.util.Optional;
import vn.langnghe.book.Problem;

/**
 * A file that a reference leads to.
 *
 * @param path its path as the package writes it
 * @param written the path as the reference writes it
 * @param exact whether the two have the same letter case
 */
public record Found(String path, String written, boolean exact) {
    /** What there is to say where the letter case differs; nothing where it does not. */
    public Optional<Problem> problem(String referringFile, int line) {
        return exact
                ? Optional.empty()
                : Optional.of(Problem.atLine(ContainerRule.LETTER_CASE_DIFFERS, referringFile, line, path, written));
    }
}
