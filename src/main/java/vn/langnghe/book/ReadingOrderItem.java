package vn.langnghe.book;

import java.util.Optional;

/**
 * A file in the order in which it is first heard (or, in a text-only book, read).
 *
 * @param file the path within the package
 * @param title the name of the part, where the book gives one: the track's title of an MP3 folder
 */
public record ReadingOrderItem(String file, Optional<String> title) {}
