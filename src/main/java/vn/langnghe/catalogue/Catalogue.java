package vn.langnghe.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.media.Deposit;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaHold;

/** The library's titles: what there is, and what is in each. Thread-safe. */
public interface Catalogue {
    /**
     * The titles that the query asks for.
     *
     * @throws IllegalArgumentException where {@code after} is no place in such a list
     */
    TitlePage titles(TitleQuery query);

    /** A number that grows whenever any title is added, changed or removed; for conditional requests. */
    long revision();

    /** One title, if the catalogue has it. */
    Optional<Title> title(TitleId id);

    /** The book as it was read. */
    Optional<TalkingBook> book(TitleId id) throws IOException;

    /** What is wrong with its package, gravest first. */
    List<Problem> problems(TitleId id);

    /** Its stored files. */
    List<TitleFile> files(TitleId id);

    /** One of its files. */
    Optional<TitleFile> file(TitleId id, FileRole role, String path);

    /** The title made from exactly this package, if the catalogue lists it. */
    Optional<Title> withPackageHash(String packageHash);

    /**
     * The stored file with that content, as one of the titles that have it names it: for its media type and its size.
     */
    Optional<TitleFile> file(MediaHash hash);

    /**
     * Begins to store the files of a title. The deposit is open from the first file to the end of {@link #add}; where no
     * title came of it, closing it frees what it stored.
     */
    Deposit deposit();

    /**
     * Adds a title in one commit: seen from outside it is there as a whole or not at all.
     *
     * @param deposit holds all the title's files
     * @throws IllegalArgumentException where the deposit does not hold one of them
     */
    Addition add(NewTitle title, Deposit deposit) throws IOException;

    /**
     * Frees every stored file that no title needs: what a killed import left. At any time, also while imports run.
     *
     * @return how many bytes that freed
     */
    long freeUnneeded() throws IOException;

    /** Every hash that any title, listed or replaced, needs. */
    Set<MediaHash> storedHashes();

    /**
     * Keeps every stored file where it is until the hold is closed; titles removed meanwhile are gone at once, but their
     * files are freed only when the last hold is closed. A backup holds while it copies; an import has its deposit.
     */
    MediaHold holdFiles();

    /** Removes the title, and every stored file that no other title uses; false where there is none such. */
    boolean remove(TitleId id) throws IOException;

    /** The earlier editions that this title replaced, newest first. */
    List<Title> earlierEditions(TitleId id);

    /** Brings an earlier edition back in place of the one that replaced it; false where there is none such. */
    boolean bringBack(TitleId earlierEdition) throws IOException;
}
