package vn.langnghe.container;

/**
 * Where in a package something is written, for problems.
 *
 * @param file the path within the package
 * @param line from 1; 0 where it is not known
 */
public record Place(String file, int line) {}
