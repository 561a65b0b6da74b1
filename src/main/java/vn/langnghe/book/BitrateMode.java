package vn.langnghe.book;

/** How an audio stream spends its bits; browsers seek exactly in constant ones alone. */
public enum BitrateMode {
    CONSTANT,
    VARIABLE
}
