package vn.langnghe.catalogue;

/**
 * What the search index is made of.
 *
 * @param title the title
 * @param sortKey its place in lists
 * @param headings the headings' text, one a line
 */
record IndexedTitle(Title title, String sortKey, String headings) {}
