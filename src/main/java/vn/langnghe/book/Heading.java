package vn.langnghe.book;

/**
 * A heading that a listener can go to.
 *
 * @param id unique among the book's headings
 * @param level from 1, the highest, to 6 (DAISY 2.02's h1 to h6; deeper navPoints count as 6)
 * @param text its words; never blank
 * @param phrase the index of the phrase at which it begins
 */
public record Heading(String id, int level, String text, int phrase) {
    public Heading {
        if (level < 1 || level > 6 || phrase < 0) {
            throw new IllegalArgumentException("level " + level + ", phrase " + phrase);
        }
    }
}
