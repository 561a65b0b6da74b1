package vn.langnghe.web;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.langnghe.book.Metadata;

/**
 * What a drawn cover says: the title's first word, or, where that alone says little (a Vietnamese syllable, "The"), as
 * many of its first words as go into two short lines.
 */
final class CoverWords {
    private static final int LONGEST_LINE = 11;
    private static final int LONGEST_WORD = 22;
    private static final int LITTLE_WORD = 3;
    private static final int LONGEST_SYLLABLE = 7;
    private static final Pattern AROUND = Pattern.compile("^[\\p{P}\\p{S}\\s&&[^…]]+|[\\p{P}\\p{S}\\s&&[^…]]+$");
    private static final Pattern QUOTES = Pattern.compile("[\"“”„«»]");
    private static final Pattern WITHIN = Pattern.compile("[\\s,.:;!?/|_()\\[\\]–—]+");
    /** The signs of Vietnamese letters where they are taken apart. */
    private static final Pattern VIETNAMESE = Pattern.compile("[đĐ\\u0300-\\u0303\\u0306\\u0309\\u031B\\u0323]");

    /** Says nothing where the line ends with it. */
    private static final Set<String> LEADING_ON = Set.of(
            "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "với", "và", "của", "cho",
            "các", "những", "một", "ở");

    private CoverWords() {}

    /** One line or two; of letters where the title has any. */
    static List<String> of(Metadata metadata) {
        String title =
                Normalizer.normalize(metadata.title(), Normalizer.Form.NFC).strip();
        String bare = AROUND.matcher(QUOTES.matcher(title).replaceAll("")).replaceAll("");
        if (bare.isEmpty()) {
            return List.of(shortened(title));
        }
        String first = WITHIN.split(bare, 2)[0];
        return saysLittle(first, metadata) ? twoLines(List.of(bare.split("\\s+", -1))) : List.of(shortened(first));
    }

    private static boolean saysLittle(String word, Metadata metadata) {
        int letters = letters(word);
        boolean vietnamese = metadata.languages().stream().anyMatch(language -> language.startsWith("vi"))
                || VIETNAMESE
                        .matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .find();
        return letters <= LITTLE_WORD || (vietnamese && letters <= LONGEST_SYLLABLE);
    }

    private static List<String> twoLines(List<String> words) {
        int taken = lineEnd(words, 0);
        List<String> first = words.subList(0, taken);
        int end = lineEnd(words, taken);
        if (end == taken && first.size() == 1 && taken < words.size()) {
            return List.of(first.getFirst(), tidied(shortened(words.get(taken))));
        }
        while (end < words.size()
                && end > 1
                && LEADING_ON.contains(words.get(end - 1).toLowerCase(Locale.ROOT))) {
            end--;
        }
        List<String> lines = new ArrayList<>();
        lines.add(tidied(String.join(" ", words.subList(0, Math.min(taken, end)))));
        if (end > taken) {
            lines.set(0, String.join(" ", first));
            lines.add(tidied(String.join(" ", words.subList(taken, end))));
        }
        return List.copyOf(lines);
    }

    /** The index after the last word that goes into a line from that word on. */
    private static int lineEnd(List<String> words, int from) {
        int end = from;
        int length = -1;
        while (end < words.size() && length + 1 + letters(words.get(end)) <= LONGEST_LINE) {
            length += 1 + letters(words.get(end));
            end++;
        }
        return end;
    }

    private static String tidied(String line) {
        return AROUND.matcher(line).replaceAll("");
    }

    private static String shortened(String word) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int end = letters.next(LONGEST_WORD);
        return end == BreakIterator.DONE || end >= word.length() ? word : word.substring(0, end) + "…";
    }

    private static int letters(String word) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int count = 0;
        while (letters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
