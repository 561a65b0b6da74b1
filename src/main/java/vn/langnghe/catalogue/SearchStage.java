package vn.langnghe.catalogue;

/** How leniently is searched; the next one is tried where one finds nothing. */
enum SearchStage {
    /** Every word as typed, with or without its marks. */
    AS_TYPED,
    /** Every word, a letter or two wrong. */
    ALMOST
}
