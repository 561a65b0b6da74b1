package vn.langnghe.book;

import java.util.OptionalInt;

/**
 * A note and the place that refers to it.
 *
 * @param id unique among the book's notes
 * @param reference the index of the phrase that holds the reference, where there is one
 * @param firstPhrase the index of the note's first phrase
 * @param lastPhrase the index of the note's last phrase, inclusive
 */
public record Note(String id, OptionalInt reference, int firstPhrase, int lastPhrase) {}
