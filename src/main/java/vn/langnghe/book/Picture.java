package vn.langnghe.book;

/**
 * A picture that belongs to a phrase.
 *
 * @param file the image's path within the package
 * @param description what it shows, in words; empty where the book says nothing
 */
public record Picture(String file, String description) {}
