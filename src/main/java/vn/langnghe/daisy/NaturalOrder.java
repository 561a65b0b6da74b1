package vn.langnghe.daisy;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names as people count them: {@code part2} before {@code part10}. */
final class NaturalOrder {
    static final Comparator<String> BY_NAME = NaturalOrder::compare;

    private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

    private NaturalOrder() {}

    private static int compare(String one, String other) {
        Matcher ones = PIECE.matcher(one.toLowerCase(Locale.ROOT));
        Matcher others = PIECE.matcher(other.toLowerCase(Locale.ROOT));
        while (true) {
            boolean more = ones.find();
            if (!others.find()) {
                return more ? 1 : one.compareTo(other);
            }
            if (!more) {
                return -1;
            }
            int order = comparePieces(ones.group(), others.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static int comparePieces(String one, String other) {
        return isDigit(one.charAt(0)) && isDigit(other.charAt(0))
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
