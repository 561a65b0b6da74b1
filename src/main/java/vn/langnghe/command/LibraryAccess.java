package vn.langnghe.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.langnghe.backup.Backups;

/** What commands do with a library: within this process, or through the server that has it open. */
interface LibraryAccess extends AutoCloseable {
    /** Every title that has the words, or every title; by title, or the best match first. */
    List<TitleView> titles(String words, Optional<String> language) throws IOException;

    /** A title's contents, by its id. */
    List<ContentsEntry> contents(String id) throws IOException;

    /** What is wrong with a title's package, by its id. */
    List<ProblemView> problems(String id) throws IOException;

    /** Removes the title with that id; false where there is none. */
    boolean remove(String id) throws IOException;

    /** Takes a package in and returns when that has ended; the listener is told how far it is. */
    JobView take(Path folderOrFile, Consumer<JobView> listener) throws IOException;

    /** Writes a backup into a folder that is empty or does not exist. */
    Backups.Report backUp(Path folder) throws IOException;

    /** The address of the server that does the work; empty where this process does it. */
    Optional<String> address();

    @Override
    void close();
}
