package vn.langnghe.catalogue;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vietnamese as it comes from a keyboard whose input method is off: {@code ddaats} (Telex) or {@code d9a6t1} (VNI) for
 * đất. What would become no Vietnamese syllable, as most English words, is left alone.
 */
final class Telex {
    private static final String VOWELS = "aeiouyăâêôơư";
    private static final String SHAPED_VOWELS = "ăâêôơư";
    private static final String TELEX_TONES = "zsfrxj";
    private static final String VNI_TONES = "012345";

    /** In the order of the keys above: none, sắc, huyền, hỏi, ngã, nặng. */
    private static final List<String> TONES = List.of("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323");

    private static final Set<String> TONES_OF_STOPS = Set.of("", "\u0301", "\u0323");
    private static final Pattern TELEX = Pattern.compile("[a-zđăâêôơư]{2,12}");
    private static final Pattern VNI = Pattern.compile("[a-zđăâêôơư][a-zđăâêôơư0-9]{0,11}[0-9][a-zđăâêôơư0-9]{0,11}");
    private static final Pattern SYLLABLE =
            Pattern.compile("(?<onset>ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
                    + "(?<nucleus>iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu"
                    + "|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê"
                    + "|[aăâeêioôơuưy])"
                    + "(?<coda>ch|ng|nh|[cmnpt])?");

    private final StringBuilder letters = new StringBuilder();
    private String tone = "";
    private boolean changed;

    private Telex() {}

    /**
     * What the word, in lower case, would have become with Telex or VNI on, with the tone where either school puts it
     * ({@code hòa}, {@code hoà}); nothing where that is no Vietnamese syllable, or the word itself.
     */
    static Set<String> readings(String word) {
        Set<String> readings = new LinkedHashSet<>();
        if (TELEX.matcher(word).matches()) {
            Telex telex = new Telex();
            word.chars().forEach(key -> telex.telexKey((char) key));
            readings.addAll(telex.syllables());
        } else if (VNI.matcher(word).matches()) {
            Telex vni = new Telex();
            word.chars().forEach(key -> vni.vniKey((char) key));
            readings.addAll(vni.syllables());
        }
        return readings;
    }

    private void telexKey(char key) {
        boolean done = switch (key) {
            case 'a', 'e', 'o' -> shape(key, circumflex(key));
            case 'd' -> bar();
            case 'w' -> hornOrBreve() || append('ư', true);
            default -> TELEX_TONES.indexOf(key) >= 0 && tone(TELEX_TONES.indexOf(key));
        };
        if (!done) {
            append(key, false);
        }
    }

    private void vniKey(char key) {
        boolean done = switch (key) {
            case '6' -> shape('a', 'â') || shape('e', 'ê') || shape('o', 'ô');
            case '7' -> horn();
            case '8' -> shape('a', 'ă');
            case '9' -> bar();
            default -> VNI_TONES.indexOf(key) >= 0 && tone(VNI_TONES.indexOf(key));
        };
        if (!done) {
            append(key, false);
        }
    }

    private static char circumflex(char vowel) {
        return switch (vowel) {
            case 'a' -> 'â';
            case 'e' -> 'ê';
            default -> 'ô';
        };
    }

    private boolean append(char letter, boolean isChange) {
        letters.append(letter);
        changed |= isChange;
        return true;
    }

    private boolean shape(char from, char to) {
        int at = letters.lastIndexOf(Character.toString(from));
        if (at < 0) {
            return false;
        }
        letters.setCharAt(at, to);
        changed = true;
        return true;
    }

    private boolean bar() {
        if (letters.isEmpty() || letters.charAt(0) != 'd') {
            return false;
        }
        letters.setCharAt(0, 'đ');
        changed = true;
        return true;
    }

    private boolean horn() {
        int both = letters.indexOf("uo");
        if (both >= 0) {
            letters.replace(both, both + 2, "ươ");
            changed = true;
            return true;
        }
        return shape('o', 'ơ') || shape('u', 'ư');
    }

    private boolean hornOrBreve() {
        int open = letters.indexOf("ua");
        if (open >= 0 && (open == 0 || letters.charAt(open - 1) != 'q')) {
            return shape('u', 'ư');
        }
        return shape('a', 'ă') || horn();
    }

    private boolean tone(int number) {
        if (letters.chars().noneMatch(letter -> VOWELS.indexOf(letter) >= 0)) {
            return false;
        }
        tone = TONES.get(number);
        changed = true;
        return true;
    }

    private List<String> syllables() {
        Matcher syllable = SYLLABLE.matcher(letters);
        if (!changed || !syllable.matches()) {
            return List.of();
        }
        String coda = Optional.ofNullable(syllable.group("coda")).orElse("");
        boolean stop = !coda.isEmpty() && "cpt".indexOf(coda.charAt(0)) >= 0;
        if (stop && !TONES_OF_STOPS.contains(tone)) {
            return List.of();
        }
        String nucleus = syllable.group("nucleus");
        int start = syllable.start("nucleus");
        if (Set.of("oa", "oe", "uy").contains(nucleus) && coda.isEmpty()) {
            return List.of(withToneAt(start), withToneAt(start + 1));
        }
        return List.of(withToneAt(start + toneBearer(nucleus, coda)));
    }

    private static int toneBearer(String nucleus, String coda) {
        for (int at = nucleus.length() - 1; at >= 0; at--) {
            if (SHAPED_VOWELS.indexOf(nucleus.charAt(at)) >= 0) {
                return at;
            }
        }
        if (!coda.isEmpty()) {
            return nucleus.length() - 1;
        }
        return nucleus.length() == 3 ? 1 : 0;
    }

    private String withToneAt(int at) {
        return Normalizer.normalize(new StringBuilder(letters).insert(at + 1, tone), Normalizer.Form.NFC);
    }
}
