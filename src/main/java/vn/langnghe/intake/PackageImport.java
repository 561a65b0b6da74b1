package vn.langnghe.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.Problem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.catalogue.Addition;
import vn.langnghe.catalogue.Catalogue;
import vn.langnghe.catalogue.FileRole;
import vn.langnghe.catalogue.NewTitle;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleFile;
import vn.langnghe.catalogue.TitleId;
import vn.langnghe.container.BookPackage;
import vn.langnghe.container.HostilePackageException;
import vn.langnghe.container.Reading;
import vn.langnghe.container.UnpackingLimits;
import vn.langnghe.media.Deposit;
import vn.langnghe.media.MediaHash;
import vn.langnghe.media.MediaStore;

/**
 * One package on its way in. Whatever ends it, what it stored is freed again unless the catalogue has the title, and its
 * temporary files are gone.
 */
final class PackageImport {
    private final PackageReader reader;
    private final Listening listening;
    private final boolean loudness;
    private final Catalogue catalogue;
    private final DiskSpace space;
    private final Progress progress;

    PackageImport(
            PackageReader reader,
            Listening listening,
            boolean loudness,
            Catalogue catalogue,
            DiskSpace space,
            Progress progress) {
        this.reader = reader;
        this.listening = listening;
        this.loudness = loudness;
        this.catalogue = catalogue;
        this.space = space;
        this.progress = progress;
    }

    /**
     * Takes the package in.
     *
     * @param source a folder or file, which stays as it is unless it lies in the workshop
     * @param workshop a folder of this import's own, removed afterwards by the caller
     */
    Outcome run(Path source, Path workshop) throws IOException {
        progress.enter(Job.Step.UNPACKING, 0);
        if (Files.isRegularFile(source)) {
            long declared = DiskSpace.declaredSize(source);
            space.require(declared + (source.startsWith(workshop) ? 0 : Files.size(source)));
            progress.enter(Job.Step.UNPACKING, 2 * declared);
        }
        try (BookPackage bookPackage = BookPackage.open(source, workshop, UnpackingLimits.DEFAULT, progress::reach)) {
            long size = bookPackage.totalSize();
            if (Files.isDirectory(source)) {
                space.require(size);
            }
            long unpacked = bookPackage.isUnpacked() ? size : 0;
            progress.enter(Job.Step.UNPACKING, unpacked, unpacked + size);
            SortedMap<String, MediaHash> hashes = hashes(bookPackage);
            Optional<Title> known = catalogue.withPackageHash(PackageHash.of(hashes));
            if (known.isPresent()) {
                return new Outcome.AlreadyThere(known.get().id());
            }
            return read(source, bookPackage, hashes, workshop);
        } catch (HostilePackageException e) {
            progress.found(List.of(e.problem()));
            return new Outcome.Refused();
        }
    }

    private SortedMap<String, MediaHash> hashes(BookPackage bookPackage) throws IOException {
        SortedMap<String, MediaHash> hashes = new TreeMap<>();
        for (String path : bookPackage.files()) {
            hashes.put(path, PackageHash.ofFile(bookPackage.location(path)));
            progress.advance(bookPackage.size(path));
        }
        return hashes;
    }

    private Outcome read(Path source, BookPackage bookPackage, SortedMap<String, MediaHash> hashes, Path workshop)
            throws IOException {
        progress.enter(Job.Step.READING, 0);
        Reading reading = reader.read(bookPackage);
        progress.found(reading.problems());
        return switch (reading) {
            case Reading.Refused _ -> new Outcome.Refused();
            case Reading.Taken taken -> listen(source, bookPackage, hashes, taken, workshop);
        };
    }

    private Outcome listen(
            Path source,
            BookPackage bookPackage,
            SortedMap<String, MediaHash> hashes,
            Reading.Taken taken,
            Path workshop)
            throws IOException {
        TalkingBook book = taken.book();
        space.require(book.audioFiles().stream()
                .filter(listening::derives)
                .mapToLong(file -> bookPackage.size(file.path()))
                .sum());
        progress.enter(Job.Step.LISTENING, book.audioLength().toMillis());
        Path made = Files.createTempDirectory(workshop, "made-");
        Listening.Heard heard =
                listening.listen(bookPackage, book, loudness, made, heardNow -> progress.advance(heardNow.toMillis()));
        List<Problem> problems = new ArrayList<>(taken.problems());
        problems.addAll(heard.problems());
        progress.found(problems);
        try (Deposit deposit = catalogue.deposit()) {
            List<TitleFile> files = store(source, bookPackage, hashes, taken, heard, deposit, workshop);
            progress.enter(Job.Step.COMMITTING, 0);
            NewTitle title = new NewTitle(
                    TitleId.create(), book, problems, files, PackageHash.of(hashes), heard.gain(), Instant.now());
            return switch (catalogue.add(title, deposit)) {
                case Addition.New(Title added) -> new Outcome.Added(added.id());
                case Addition.AlreadyThere(Title there) -> new Outcome.AlreadyThere(there.id());
                case Addition.Replaced(Title added, Title earlier) -> new Outcome.Replaced(added.id(), earlier.id());
            };
        }
    }

    private List<TitleFile> store(
            Path source,
            BookPackage bookPackage,
            SortedMap<String, MediaHash> hashes,
            Reading.Taken taken,
            Listening.Heard heard,
            Deposit deposit,
            Path workshop)
            throws IOException {
        Map<String, String> audioTypes = taken.book().audioFiles().stream()
                .collect(Collectors.toMap(AudioFile::path, AudioFile::mediaType, (first, _) -> first));
        List<TitleFile> files = new ArrayList<>();
        boolean zipped = bookPackage.isUnpacked();
        progress.enter(
                Job.Step.STORING,
                hashes.size() + heard.derived().size() + taken.made().size() + (zipped ? 1 : 0));
        for (var entry : hashes.entrySet()) {
            String path = entry.getKey();
            Path file = bookPackage.location(path);
            MediaStore.Stored stored = file.startsWith(workshop) ? deposit.take(file) : put(file, deposit);
            if (!stored.hash().equals(entry.getValue())) {
                throw new IOException("a file changed while it was taken in");
            }
            String mediaType = audioTypes.getOrDefault(path, MediaTypes.of(path));
            files.add(new TitleFile(path, FileRole.CONTENT, stored.hash(), stored.size(), mediaType));
            progress.advance(1);
        }
        for (var made : taken.made()) {
            MediaStore.Stored stored = deposit.put(new ByteArrayInputStream(made.bytes()));
            files.add(new TitleFile(made.path(), FileRole.CONTENT, stored.hash(), stored.size(), made.mediaType()));
            progress.advance(1);
        }
        for (var derived : heard.derived().entrySet()) {
            MediaStore.Stored stored = deposit.take(derived.getValue());
            files.add(new TitleFile(
                    derived.getKey(), FileRole.DERIVED, stored.hash(), stored.size(), MediaTypes.MP4_AUDIO));
            progress.advance(1);
        }
        if (zipped) {
            String name = String.valueOf(source.getFileName());
            MediaStore.Stored stored = source.startsWith(workshop) ? deposit.take(source) : put(source, deposit);
            String mediaType = MediaTypes.of(name);
            files.add(new TitleFile(
                    name,
                    FileRole.PACKAGE,
                    stored.hash(),
                    stored.size(),
                    mediaType.endsWith("zip") ? mediaType : MediaTypes.ZIP));
            progress.advance(1);
        }
        return files;
    }

    private static MediaStore.Stored put(Path file, Deposit deposit) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return deposit.put(content);
        }
    }
}
