package vn.langnghe.daisy;

import java.util.Optional;
import vn.langnghe.book.PageKind;
import vn.langnghe.book.Picture;
import vn.langnghe.book.Skippable;

/**
 * What an element of a content document or DTBook gives to the phrase that refers to it.
 *
 * @param text its words without those of other elements that phrases refer to
 * @param wholeText all its words, where they are not too many to be one phrase; empty otherwise
 * @param language the nearest {@code xml:lang} or {@code lang}, as written
 * @param picture the picture in it, or else the one that it stands beside
 * @param skippable the kind that its element or class announces
 * @param heading the heading that it is, or is part of
 * @param page the kind of page that it begins
 * @param note the id of the note that it is, or is part of
 * @param refersTo the id of the note that it refers to
 */
record Passage(
        String text,
        String wholeText,
        Optional<String> language,
        Optional<Picture> picture,
        Optional<Skippable> skippable,
        Optional<ContentHeading> heading,
        Optional<PageKind> page,
        Optional<String> note,
        Optional<String> refersTo) {

    /**
     * A heading of the text.
     *
     * @param number counted within its document
     * @param level from 1 to 6
     * @param text all its words
     */
    record ContentHeading(int number, int level, String text) {}
}
