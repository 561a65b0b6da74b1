package vn.langnghe.catalogue;

import java.util.Optional;
import vn.langnghe.book.BookFormat;

/**
 * What to list.
 *
 * @param words what was typed; empty lists everything by title in Vietnamese order, otherwise the best match first
 * @param language only titles in this language (a prefix range, RFC 4647 section 3.3.1: {@code en} finds
 *     {@code en-US})
 * @param format only titles that came so
 * @param playable only titles that can (true) or cannot (false) be heard now
 * @param after go on behind this place ({@link TitlePage#next()}); titles added or removed meanwhile never make another
 *     title appear twice or be left out
 * @param limit how many at the most, 1 to 500
 */
public record TitleQuery(
        String words,
        Optional<String> language,
        Optional<BookFormat> format,
        Optional<Boolean> playable,
        Optional<String> after,
        int limit) {
    public static final int LARGEST_LIMIT = 500;

    public TitleQuery {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** The first so many titles of all. */
    public static TitleQuery all(int limit) {
        return new TitleQuery("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }
}
