package vn.langnghe.catalogue;

import java.text.Normalizer;

/**
 * The order of a Vietnamese dictionary, as a key whose order as text, under any database's collation, is the order of
 * what it was made from: it has digits alone.
 *
 * <p>Letters first (a ă â b c d đ e ê … o ô ơ … u ư … y), then the syllable's tone (ngang, huyền, hỏi, ngã, sắc, nặng):
 * syllable by syllable, so that all that begins with {@code ba} comes before {@code bà}. Numbers by their value,
 * punctuation left aside, small letters before capital ones where nothing else tells two apart.
 */
final class VietnameseOrder {
    /** Keys are cut there: what is the same up to there is told apart by the title's id. */
    static final int LONGEST_KEY = 600;

    private static final String LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private static final String TONES = "\u0300\u0309\u0303\u0301\u0323";
    private static final String END_OF_LETTERS = "00";
    private static final int NUMBER = 10;
    private static final int FIRST_LETTER = 20;
    private static final int OTHER_LETTER = 90;
    private static final int OTHER_MARK = 9;
    private static final int MOST_DIGITS = 40;

    private final StringBuilder key = new StringBuilder();
    private final StringBuilder letters = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private final StringBuilder cases = new StringBuilder();

    private VietnameseOrder() {}

    /** The key of a text: digits, {@link #LONGEST_KEY} at the most. */
    static String key(String text) {
        VietnameseOrder order = new VietnameseOrder();
        order.read(Normalizer.normalize(text, Normalizer.Form.NFC));
        order.key.append(END_OF_LETTERS).append(order.cases);
        return order.key.substring(0, Math.min(order.key.length(), LONGEST_KEY));
    }

    private void read(String text) {
        int at = 0;
        while (at < text.length() && key.length() < LONGEST_KEY) {
            int character = text.codePointAt(at);
            if (Character.digit(character, 10) >= 0) {
                endSyllable();
                at = number(text, at);
            } else {
                if (Character.isLetter(character)) {
                    letter(character);
                } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
                    endSyllable();
                }
                at += Character.charCount(character);
            }
        }
        endSyllable();
    }

    private int number(String text, int start) {
        StringBuilder digits = new StringBuilder();
        int at = start;
        while (at < text.length() && Character.digit(text.codePointAt(at), 10) >= 0) {
            int digit = Character.digit(text.codePointAt(at), 10);
            if (digit > 0 || !digits.isEmpty()) {
                digits.append(digit);
            }
            at += Character.charCount(text.codePointAt(at));
        }
        digits.setLength(Math.min(digits.length(), MOST_DIGITS));
        key.append(NUMBER).append("%02d".formatted(digits.length())).append(digits);
        return at;
    }

    private void letter(int character) {
        String parts = Normalizer.normalize(Character.toString(Character.toLowerCase(character)), Normalizer.Form.NFD);
        String base = parts.substring(0, parts.offsetByCodePoints(0, 1));
        int mark = 0;
        for (int at = base.length(); at < parts.length(); at++) {
            int tone = TONES.indexOf(parts.charAt(at));
            String shaped = Normalizer.normalize(base + parts.charAt(at), Normalizer.Form.NFC);
            if (tone >= 0) {
                mark = tone + 1;
            } else if (shaped.length() == 1 && LETTERS.contains(shaped)) {
                base = shaped;
            } else {
                mark = OTHER_MARK;
            }
        }
        int place = LETTERS.indexOf(base);
        if (place >= 0 && base.length() == 1) {
            letters.append(FIRST_LETTER + place);
        } else {
            letters.append(OTHER_LETTER).append("%07d".formatted(base.codePointAt(0)));
        }
        marks.append(mark);
        cases.append(Character.isUpperCase(character) ? 2 : 1);
    }

    /** A syllable has one tone: where it stands says nothing ({@code hoà}, {@code hòa}). */
    private void endSyllable() {
        if (letters.isEmpty()) {
            return;
        }
        int tone = marks.chars().map(mark -> mark - '0').max().orElse(0);
        key.append(letters).append(END_OF_LETTERS).append(tone);
        letters.setLength(0);
        marks.setLength(0);
    }
}
