package vn.langnghe.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes packages in: unpacked, read, checked, stored, catalogued. Seen from outside an import is one step; killed at any
 * moment it leaves nothing visible. Thread-safe.
 */
public interface Intake extends AutoCloseable {
    /**
     * Takes in a folder or a file that lies on this machine; it stays where it is.
     *
     * @return the job, which goes on by itself
     */
    JobId take(Path folderOrFile);

    /**
     * Takes in a package from a stream, which is read to its end before this returns.
     *
     * @param name the package's file name, for people and for titles of last resort
     * @param length the length in bytes where it is known, otherwise -1
     * @throws IOException where the stream breaks off; nothing of it is left
     * @throws NoSpaceException where the disk cannot hold it
     */
    JobId take(InputStream content, String name, long length) throws IOException;

    /** The job as it stands; nothing where there is none such. Ended jobs are kept across restarts for a while. */
    Optional<Job> job(JobId id);

    /** The jobs, newest first, as many as 200. */
    List<Job> jobs();

    /**
     * Tells the listener the job as it stands and then each change, until it ends or the watch is closed.
     *
     * @return closes the watch; nothing where there is no such job
     */
    Optional<AutoCloseable> watch(JobId id, Consumer<Job> listener);

    /** Stops taking in; what is under way is undone. */
    @Override
    void close();
}
