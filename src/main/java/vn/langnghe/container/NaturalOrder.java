package vn.langnghe.container;

import java.math.BigInteger;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which people count and spell file names: 2 before 10, letters as Vietnamese sorts them, in either case.
 * Thread-safe.
 */
public final class NaturalOrder implements Comparator<String> {
    private static final Pattern CHUNK = Pattern.compile("\\d+|\\D+");

    private final Collator collator = Collator.getInstance(Locale.forLanguageTag("vi"));

    /** Makes one. */
    public NaturalOrder() {
        // Letters and marks, not their case: people number "Part 1" and "part 2" in one go.
        collator.setStrength(Collator.SECONDARY);
    }

    /** Paths folder by folder, so that all of CD1 comes before CD2. */
    @Override
    public int compare(String one, String other) {
        String[] steps = one.split("/", -1);
        String[] otherSteps = other.split("/", -1);
        for (int i = 0; i < Math.min(steps.length, otherSteps.length); i++) {
            int order = compareNames(steps[i], otherSteps[i]);
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(steps.length, otherSteps.length);
        return order != 0 ? order : one.compareTo(other);
    }

    private int compareNames(String one, String other) {
        Matcher chunks = CHUNK.matcher(one);
        Matcher otherChunks = CHUNK.matcher(other);
        while (chunks.find()) {
            if (!otherChunks.find()) {
                return 1;
            }
            int order = compareChunks(chunks.group(), otherChunks.group());
            if (order != 0) {
                return order;
            }
        }
        return otherChunks.find() ? -1 : 0;
    }

    private int compareChunks(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : collator.compare(one, other);
    }

    private static boolean isNumber(String chunk) {
        return chunk.charAt(0) >= '0' && chunk.charAt(0) <= '9';
    }
}
