package vn.langnghe.command;

/** A line of a book's contents. */
record ContentsEntry(int level, String title) {}
