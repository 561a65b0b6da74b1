package vn.langnghe.catalogue;

import java.time.Instant;
import java.util.List;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;

/**
 * A title that is about to enter the catalogue; all its files are in the media store already.
 *
 * @param id its id, not used before: {@link TitleId#create()}
 * @param book the book as read
 * @param problems what is wrong with its package
 * @param files its files: the package's (role CONTENT), what was made from them, the zip in which it came. The catalogue
 *     adds the book as read (role BOOK) itself
 * @param packageHash the hash of the package's files, the same for folder and zip
 * @param gain in dB, 0 where the loudness could not be measured
 * @param added when
 */
public record NewTitle(
        TitleId id,
        TalkingBook book,
        List<Problem> problems,
        List<TitleFile> files,
        String packageHash,
        double gain,
        Instant added) {
    public NewTitle {
        problems = List.copyOf(problems);
        files = List.copyOf(files);
    }
}
