package vn.langnghe.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.langnghe.book.Problem;

/** What is wrong with a package, as the API tells it. */
record ProblemJson(String severity, String rule, String file, Optional<String> place, MessageJson message) {
    static List<ProblemJson> all(List<Problem> problems) {
        return problems.stream().map(ProblemJson::of).toList();
    }

    private static ProblemJson of(Problem problem) {
        return new ProblemJson(
                problem.severity().name().toLowerCase(Locale.ROOT),
                problem.rule(),
                problem.file(),
                problem.place(),
                new MessageJson(problem.vietnamese(), problem.english()));
    }
}
