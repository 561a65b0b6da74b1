package vn.langnghe.epub;

/**
 * Where a node stands in its document: its own number in document order and that of its last descendant.
 *
 * @param first from 0
 * @param last its own number where it has no descendants
 */
record Span(int first, int last) {
    boolean contains(int position) {
        return first <= position && position <= last;
    }
}
