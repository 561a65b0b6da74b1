package vn.langnghe.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Text taken apart into words, as the index and the searches have them: NFC, lower case, with their marks or without. */
final class SearchWords extends Analyzer {
    static final SearchWords MARKED = new SearchWords(false);
    static final SearchWords FOLDED = new SearchWords(true);

    private final boolean folding;

    private SearchWords(boolean folding) {
        this.folding = folding;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream lowerCase = new LowerCaseFilter(words);
        return new TokenStreamComponents(words, folding ? new ASCIIFoldingFilter(lowerCase) : lowerCase);
    }

    /** The text in the only form of Unicode that the index knows; the filters do not compose by themselves. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The words of a text, so many at the most. */
    List<String> of(String text, int most) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("", composed(text))) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < most && stream.incrementToken()) {
                words.add(word.toString());
            }
            return words;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
