package vn.langnghe.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What was typed, as a query: every word has to be found somewhere, the last one may have just been begun. A word found
 * with its marks is worth more than one found without them, words in the title more than words elsewhere.
 */
final class SearchQuery {
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_WORDS = 16;
    private static final float OTHER_FIELDS = 0.1f;
    private static final float MARKED_BONUS = 2;
    private static final float TONE_TO_COME = 0.25f;
    private static final float PHRASE_BONUS = 20;
    private static final int LONG_WORD = 6;
    private static final int SHORT_WORD = 3;

    private final List<String> words;
    private final boolean lastIsWhole;

    private SearchQuery(List<String> words, boolean lastIsWhole) {
        this.words = words;
        this.lastIsWhole = lastIsWhole;
    }

    /** Reads what was typed; nothing in it is an operator. */
    static SearchQuery read(String typed) {
        String text = typed.length() <= LONGEST_TEXT ? typed : typed.substring(0, LONGEST_TEXT);
        return new SearchQuery(SearchWords.MARKED.of(text, MOST_WORDS), !text.equals(text.stripTrailing()));
    }

    Query at(SearchStage stage) {
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int number = 0; number < words.size(); number++) {
            boolean begun = number == words.size() - 1 && !lastIsWhole;
            List<Query> anywhere = new ArrayList<>();
            for (SearchField field : SearchField.values()) {
                Query word = switch (stage) {
                    case AS_TYPED -> asTyped(words.get(number), field, begun);
                    case ALMOST -> almost(words.get(number), field, begun);
                };
                anywhere.add(new BoostQuery(word, field.weight()));
            }
            all.add(new DisjunctionMaxQuery(anywhere, OTHER_FIELDS), Occur.MUST);
        }
        if (words.size() > 1) {
            all.add(
                    phrase(
                            SearchField.TITLE.folded(),
                            words.stream().map(SearchQuery::folded).toList()),
                    Occur.SHOULD);
            all.add(phrase(SearchField.TITLE.marked(), words), Occur.SHOULD);
        }
        return all.build();
    }

    private static Query asTyped(String word, SearchField field, boolean begun) {
        List<Query> ways = new ArrayList<>();
        String folded = folded(word);
        ways.add(new BoostQuery(new TermQuery(new Term(field.marked(), word)), MARKED_BONUS));
        ways.add(new TermQuery(new Term(field.folded(), folded)));
        if (begun) {
            ways.add(new PrefixQuery(new Term(field.marked(), word)));
            ways.add(new BoostQuery(new PrefixQuery(new Term(field.folded(), folded)), 1 / MARKED_BONUS));
        }
        for (String meant : Telex.readings(word)) {
            ways.add(new TermQuery(new Term(field.marked(), meant)));
            if (begun) {
                ways.add(new BoostQuery(new PrefixQuery(new Term(field.marked(), meant)), 1 / MARKED_BONUS));
                // The key of its tone is the last to be pressed.
                ways.add(new BoostQuery(new PrefixQuery(new Term(field.folded(), folded(meant))), TONE_TO_COME));
            }
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query almost(String word, SearchField field, boolean begun) {
        List<Query> ways = new ArrayList<>();
        List<String> meanings = new ArrayList<>(List.of(folded(word)));
        Telex.readings(word).forEach(meant -> meanings.add(folded(meant)));
        for (String folded : meanings) {
            Term term = new Term(field.folded(), folded);
            ways.add(new BoostQuery(new TermQuery(term), MARKED_BONUS));
            if (begun) {
                ways.add(new PrefixQuery(term));
            }
            if (folded.length() >= SHORT_WORD) {
                ways.add(new FuzzyQuery(term, folded.length() >= LONG_WORD ? 2 : 1, 1));
            }
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query phrase(String field, List<String> words) {
        return new BoostQuery(new PhraseQuery(1, field, words.toArray(String[]::new)), PHRASE_BONUS);
    }

    private static String folded(String word) {
        return String.join("", SearchWords.FOLDED.of(word, MOST_WORDS));
    }
}
