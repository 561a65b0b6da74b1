package vn.langnghe.daisy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Rule;
import vn.langnghe.container.Place;

/**
 * Gathers what is wrong with one package. A fault that a producer's tool repeats on every page is told some twenty
 * times, then counted.
 */
final class Problems implements Consumer<Problem> {
    private static final int MOST_OF_ONE_RULE = 20;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, Problem> firstOfRule = new LinkedHashMap<>();

    @Override
    public void accept(Problem problem) {
        firstOfRule.putIfAbsent(problem.rule(), problem);
        if (counts.merge(problem.rule(), 1, Integer::sum) <= MOST_OF_ONE_RULE && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    void add(Rule rule, Place place, Object... arguments) {
        accept(Problem.atLine(rule, place.file(), place.line(), arguments));
    }

    List<Problem> all() {
        List<Problem> all = new ArrayList<>(problems);
        counts.forEach((rule, count) -> {
            Problem first = firstOfRule.get(rule);
            if (count > MOST_OF_ONE_RULE && first != null) {
                Problem more = Problem.of(DaisyRule.MORE_OF_THE_SAME, first.file(), count - MOST_OF_ONE_RULE, rule);
                all.add(new Problem(
                        first.severity(), rule, first.file(), first.place(), more.vietnamese(), more.english()));
            }
        });
        return List.copyOf(all);
    }
}
