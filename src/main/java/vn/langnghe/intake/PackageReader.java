package vn.langnghe.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.AudioInspector;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.BookReader;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.container.Reading;

/** Recognises what a package is and has it read by the reader for that form. Thread-safe. */
public final class PackageReader {
    private final List<BookReader> byDocument;
    private final List<BookReader> readers;
    private final AudioInspector audio;

    /**
     * Reads with the first of the readers that recognises a package.
     *
     * @param byDocument those for packages that say by a document of their own what they are, from the most particular
     *     form to the most general
     * @param byAudio the one that takes whatever else has loose audio files
     */
    public PackageReader(List<BookReader> byDocument, BookReader byAudio, AudioInspector audio) {
        this.byDocument = List.copyOf(byDocument);
        this.readers = Stream.concat(byDocument.stream(), Stream.of(byAudio)).toList();
        this.audio = audio;
    }

    /**
     * Reads a folder or file without keeping anything of it.
     *
     * @param temporaryFolder where a zip is unpacked for the while
     * @throws IOException where it cannot be read
     */
    public Reading read(Path folderOrFile, Path temporaryFolder) throws IOException {
        try (BookPackage bookPackage = BookPackage.open(folderOrFile, temporaryFolder)) {
            return read(bookPackage);
        } catch (HostilePackageException e) {
            return new Reading.Refused(List.of(e.problem()));
        }
    }

    /** Whether any reader takes the package for its own. */
    public boolean recognises(BookPackage bookPackage) throws IOException {
        return recognises(bookPackage, readers);
    }

    /** Whether the package says by a document of its own that it is a book. */
    public boolean recognisesByItsDocuments(BookPackage bookPackage) throws IOException {
        return recognises(bookPackage, byDocument);
    }

    private static boolean recognises(BookPackage bookPackage, List<BookReader> readers) throws IOException {
        try {
            for (BookReader reader : readers) {
                if (reader.recognises(bookPackage)) {
                    return true;
                }
            }
            return false;
        } catch (HostilePackageException _) {
            return true;
        }
    }

    /** Reads an open package; one that would do harm, or that no reader recognises, is refused. */
    Reading read(BookPackage bookPackage) throws IOException {
        try {
            for (BookReader reader : readers) {
                if (reader.recognises(bookPackage)) {
                    return whole(reader.read(bookPackage, audio));
                }
            }
        } catch (HostilePackageException e) {
            return new Reading.Refused(List.of(e.problem()));
        }
        return new Reading.Refused(List.of(Problem.of(IntakeRule.NOT_RECOGNISED, "")));
    }

    /** A book may only sound through audio that is there: what a kiosk cannot fetch must not reach the shelf. */
    private static Reading whole(Reading reading) {
        if (!(reading instanceof Reading.Taken taken)) {
            return reading;
        }
        Set<String> missing = missingFiles(taken.book());
        if (missing.isEmpty()) {
            return taken;
        }
        List<Problem> problems = new ArrayList<>();
        missing.forEach(file -> problems.add(Problem.of(IntakeRule.CLIP_WITHOUT_FILE, file, file)));
        problems.addAll(taken.problems());
        return new Reading.Refused(problems);
    }

    private static Set<String> missingFiles(TalkingBook book) {
        Set<String> there = book.audioFiles().stream().map(AudioFile::path).collect(Collectors.toSet());
        return book.phrases().stream()
                .flatMap(phrase -> phrase.clips().stream())
                .map(Clip::file)
                .filter(file -> !there.contains(file))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
