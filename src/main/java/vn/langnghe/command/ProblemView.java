package vn.langnghe.command;

import java.util.Locale;
import java.util.Optional;
import vn.langnghe.book.Problem;

/** A problem as JSON tells it. */
record ProblemView(String severity, String rule, String file, Optional<String> place, BothLanguages message) {
    static ProblemView of(Problem problem) {
        return new ProblemView(
                problem.severity().name().toLowerCase(Locale.ROOT),
                problem.rule(),
                problem.file(),
                problem.place(),
                new BothLanguages(problem.vietnamese(), problem.english()));
    }

    /** {@code   warning  ncc.html, line 12: … [daisy.rule]}. */
    String line(Texts texts) {
        String where = file.isEmpty()
                ? ""
                : place.map(at -> texts.say("problem.place", file, at)).orElse(file) + ": ";
        return texts.say("problem", texts.say("severity." + severity), where, message.in(texts.locale()), rule);
    }
}
