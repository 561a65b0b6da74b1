package vn.langnghe.container;

import java.io.IOException;

/** Reads one form of talking book. Stateless and thread-safe. */
public interface BookReader {
    /** Whether the package looks like this reader's form; reads as little as it can. */
    boolean recognises(BookPackage bookPackage) throws IOException;

    /**
     * Reads the whole package.
     *
     * @throws IOException where the files cannot be read; whatever is wrong with the book is in the result
     * @throws HostilePackageException where the package would do harm
     */
    Reading read(BookPackage bookPackage, AudioInspector audio) throws IOException;
}
