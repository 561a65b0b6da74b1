package vn.langnghe.book;

/**
 * A page of the printed book.
 *
 * @param id unique among the book's pages
 * @param kind front, normal or special
 * @param label the number as printed: {@code 12}, {@code iv}; may be empty
 * @param phrase the index of the phrase at which it begins
 */
public record Page(String id, PageKind kind, String label, int phrase) {}
