package vn.langnghe.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.langnghe.backup.BackupException;
import vn.langnghe.backup.Backups;
import vn.langnghe.backup.Restoring;
import vn.langnghe.catalogue.FileRole;
import vn.langnghe.catalogue.Title;
import vn.langnghe.catalogue.TitleQuery;
import vn.langnghe.database.DatabaseInUseException;
import vn.langnghe.database.DatabaseKind;
import vn.langnghe.database.DatabaseSettings;
import vn.langnghe.intake.IntakeSettings;
import vn.langnghe.intake.Job;
import vn.langnghe.intake.JobId;
import vn.langnghe.intake.NoSpaceException;
import vn.langnghe.intake.Outcome;

class LibraryTest {
    @TempDir
    private Path folder;

    private LibrarySettings settings(DatabaseSettings database, long reserve) {
        Path data = folder.resolve("data");
        return new LibrarySettings(
                data, database, new IntakeSettings(data.resolve("temporary"), 2, false, reserve, Duration.ofDays(30)));
    }

    private LibrarySettings derby() {
        return settings(DatabaseSettings.embeddedIn(folder.resolve("data")), 0);
    }

    private static Job ended(Library library, JobId id) throws Exception {
        CompletableFuture<Job> ended = new CompletableFuture<>();
        try (AutoCloseable _ = library.intake()
                .watch(id, job -> {
                    if (job.outcome().isPresent()) {
                        ended.complete(job);
                    }
                })
                .orElseThrow()) {
            return ended.join();
        }
    }

    private static Job take(Library library, Path source) throws Exception {
        return ended(library, library.intake().take(source));
    }

    private static List<Title> titles(Library library) {
        return library.catalogue().titles(TitleQuery.all(50)).items();
    }

    private Set<String> storedFiles() throws IOException {
        Path media = folder.resolve("data/media");
        try (Stream<Path> paths = Files.walk(media)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> media.relativize(path).toString().replace("/", ""))
                    .filter(name -> name.matches("[0-9a-f]{64}"))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> needed(Library library) {
        return library.catalogue().storedHashes().stream()
                .map(hash -> hash.hex())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void aFolderAndItsZipAreOnePackage(DatabaseKind kind) throws Exception {
        Path zip = TestPackages.zip(TestPackages.STORY, folder.resolve("story.zip"));
        try (Library library = Library.open(settings(kind.emptyDatabase(folder.resolve("data")), 0))) {
            Job first = take(library, TestPackages.STORY);
            Job second = take(library, zip);

            Title title = titles(library).getFirst();
            assertThat(first.outcome()).contains(new Outcome.Added(title.id()));
            assertThat(second.outcome()).contains(new Outcome.AlreadyThere(title.id()));
            assertThat(storedFiles()).isEqualTo(needed(library));
            assertThat(folder.resolve("data/temporary")).isEmptyDirectory();
        }
    }

    @Test
    void theZipInWhichABookCameIsKeptToTheByte() throws Exception {
        Path zip = TestPackages.zip(TestPackages.STORY, folder.resolve("truyện.epub"));
        byte[] bytes = Files.readAllBytes(zip);
        try (Library library = Library.open(derby())) {
            JobId upload;
            try (InputStream content = new ByteArrayInputStream(bytes)) {
                upload = library.intake().take(content, "truyện.epub", bytes.length);
            }
            ended(library, upload);

            Title title = titles(library).getFirst();
            assertThat(library.catalogue().file(title.id(), FileRole.PACKAGE, "truyện.epub"))
                    .hasValueSatisfying(file -> {
                        assertThat(file.size()).isEqualTo(bytes.length);
                        assertThat(file.mediaType()).isEqualTo("application/epub+zip");
                    });
            assertThat(zip).hasBinaryContent(bytes);
        }
    }

    @Test
    void aNewerEditionTakesThePlaceOfTheEarlierOne() throws Exception {
        Path newer = TestPackages.newerEdition(TestPackages.STORY, folder.resolve("newer"));
        try (Library library = Library.open(derby())) {
            take(library, TestPackages.STORY);
            Title earlier = titles(library).getFirst();
            Job job = take(library, newer);

            Title title = titles(library).getFirst();
            assertThat(job.outcome()).contains(new Outcome.Replaced(title.id(), earlier.id()));
            assertThat(title.metadata().title()).isEqualTo("Ấn bản mới");
            assertThat(library.catalogue().earlierEditions(title.id()))
                    .extracting(Title::id)
                    .contains(earlier.id());
        }
    }

    @Test
    void whatIsNoBookIsRefusedWithWhatWouldBe() throws Exception {
        Path holiday = Files.createDirectories(folder.resolve("holiday"));
        Files.writeString(holiday.resolve("diary.txt"), "Sapa");
        try (Library library = Library.open(derby())) {
            Job job = take(library, holiday);

            assertThat(job.outcome()).contains(new Outcome.Refused());
            assertThat(job.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.rule()).isEqualTo("intake.not-recognised");
                assertThat(problem.english()).contains("DAISY 2.02", "EPUB 3");
            });
            assertThat(storedFiles()).isEmpty();
        }
    }

    @Test
    void aDiskThatCannotHoldAPackageIsSaidBeforeAnythingIsStored() throws Exception {
        LibrarySettings noRoom = settings(DatabaseSettings.embeddedIn(folder.resolve("data")), Long.MAX_VALUE / 2);
        try (Library library = Library.open(noRoom)) {
            Job job = take(library, TestPackages.STORY);

            assertThat(job.outcome())
                    .hasValueSatisfying(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                                assertThat(failed.reason()).isEqualTo("disk-full");
                                assertThat(failed.english()).contains("Nothing of it was kept");
                                assertThat(failed.vietnamese()).contains("Đĩa không đủ chỗ");
                            }));
            assertThatThrownBy(() -> library.intake().take(InputStream.nullInputStream(), "a.zip", 10))
                    .isInstanceOf(NoSpaceException.class);
            assertThat(storedFiles()).isEmpty();
            assertThat(folder.resolve("data/temporary")).isEmptyDirectory();
        }
    }

    @Test
    void aStreamThatBreaksOffLeavesNothing() throws Exception {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the cable was pulled");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("the cable was pulled");
            }
        });
        try (Library library = Library.open(derby())) {
            assertThatThrownBy(() -> library.intake().take(broken, "a.zip", -1)).hasMessage("the cable was pulled");
            assertThatThrownBy(() -> library.intake().take(new ByteArrayInputStream(new byte[10]), "a.zip", 20))
                    .hasMessageContaining("10 of 20");
            assertThat(library.intake().jobs()).isEmpty();
            assertThat(folder.resolve("data/temporary")).isEmptyDirectory();
        }
    }

    @Test
    void thePackageTakenInTwiceAtOnceIsOneTitle() throws Exception {
        try (Library library = Library.open(derby())) {
            JobId one = library.intake().take(TestPackages.STORY);
            JobId other = library.intake().take(TestPackages.STORY);

            Set<Outcome> outcomes = Set.of(
                    ended(library, one).outcome().orElseThrow(),
                    ended(library, other).outcome().orElseThrow());
            Title title = titles(library).getFirst();
            assertThat(titles(library)).hasSize(1);
            assertThat(outcomes)
                    .containsExactlyInAnyOrder(new Outcome.Added(title.id()), new Outcome.AlreadyThere(title.id()));
            assertThat(storedFiles()).isEqualTo(needed(library));
        }
    }

    @ParameterizedTest
    @EnumSource
    void jobsAreRememberedAcrossARestart(DatabaseKind kind) throws Exception {
        LibrarySettings settings = settings(kind.emptyDatabase(folder.resolve("data")), 0);
        Path holiday = Files.createDirectories(folder.resolve("holiday"));
        Files.writeString(holiday.resolve("diary.txt"), "Sapa");
        Job job;
        try (Library library = Library.open(settings)) {
            job = take(library, holiday);
        }
        try (Library library = Library.open(settings)) {
            Job remembered = library.intake().job(job.id()).orElseThrow();

            assertThat(remembered.outcome()).isEqualTo(job.outcome());
            assertThat(remembered.problems()).isEqualTo(job.problems());
            assertThat(remembered.started()).isEqualTo(job.started());
            assertThat(library.intake().jobs()).extracting(Job::id).containsExactly(job.id());
        }
    }

    @Test
    void aJobThatWasUnderWayWhenTheLibraryWasClosedHasStopped() throws Exception {
        JobId id;
        try (Library library = Library.open(derby())) {
            id = library.intake().take(TestPackages.CONTENT.resolve("cay-khe"));
        }
        try (Library library = Library.open(derby())) {
            Job job = library.intake().job(id).orElseThrow();
            assertThat(job.step()).isEqualTo(Job.Step.ENDED);
            assertThat(storedFiles()).isEqualTo(needed(library));
        }
    }

    @Test
    void unpackingIsSeenToAdvance() throws Exception {
        Path zip = TestPackages.zip(TestPackages.STORY, folder.resolve("story.zip"));
        long size = 0;
        for (Path file : TestPackages.filesBelow(TestPackages.STORY)) {
            size += Files.size(file);
        }
        List<Job> unpacking = new CopyOnWriteArrayList<>();
        LibrarySettings oneAtATime = derby();
        try (Library library = Library.open(new LibrarySettings(
                oneAtATime.data(),
                oneAtATime.database(),
                new IntakeSettings(folder.resolve("data/temporary"), 1, true, 0, Duration.ofDays(30))))) {
            library.intake().take(TestPackages.CONTENT.resolve("cay-khe"));
            JobId waiting = library.intake().take(zip);
            try (AutoCloseable _ = library.intake()
                    .watch(waiting, job -> {
                        if (job.step() == Job.Step.UNPACKING) {
                            unpacking.add(job);
                        }
                    })
                    .orElseThrow()) {
                ended(library, waiting);
            }
        }
        long unpacked = size;
        assertThat(unpacking).extracting(Job::done).isSorted();
        assertThat(unpacking).anySatisfy(job -> assertThat(job.done()).isBetween(1L, unpacked - 1));
        assertThat(unpacking.getLast().done()).isEqualTo(2 * unpacked);
        assertThat(unpacking.getLast().total()).isEqualTo(2 * unpacked);
    }

    @Test
    void aSecondProgramIsToldThatTheDataIsInUse() throws Exception {
        try (Library _ = Library.open(derby())) {
            assertThatThrownBy(() -> Library.open(derby()))
                    .isInstanceOfAny(DatabaseInUseException.class, IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackupMadeWhileTheLibraryRunsBringsItBack(DatabaseKind kind) throws Exception {
        LibrarySettings settings = settings(kind.emptyDatabase(folder.resolve("data")), 0);
        Path backup = folder.resolve("backup");
        Title title;
        try (Library library = Library.open(settings)) {
            take(library, TestPackages.STORY);
            title = titles(library).getFirst();
            Backups.Report report = library.backups().backUp(backup);
            assertThat(report.titles()).isEqualTo(1);
            assertThat(report.files()).isEqualTo(storedFiles().size());
            library.catalogue().remove(title.id());
            assertThat(titles(library)).isEmpty();
        }
        Restoring restoring = new Restoring(settings.data(), settings.database());
        assertThatThrownBy(() -> restoring.restore(backup, false))
                .isInstanceOfSatisfying(
                        BackupException.class,
                        e -> assertThat(e.reason()).isEqualTo(BackupException.Reason.DATA_NOT_EMPTY));
        Optional<Path> aside = restoring.restore(backup, true).keptAside();
        try (Library library = Library.open(settings)) {
            assertThat(titles(library)).extracting(Title::id).containsExactly(title.id());
            assertThat(library.catalogue().book(title.id())).isPresent();
            assertThat(storedFiles()).isEqualTo(needed(library));
        }
        assertThat(aside).hasValueSatisfying(kept -> assertThat(kept).isDirectoryContaining("glob:**media"));
    }

    @Test
    void aBackupWithAnAlteredFileIsRefusedAndNothingIsChanged() throws Exception {
        Path backup = folder.resolve("backup");
        try (Library library = Library.open(derby())) {
            take(library, TestPackages.STORY);
            library.backups().backUp(backup);
        }
        Files.write(TestPackages.filesBelow(backup.resolve("media")).getFirst(), new byte[] {1});

        Restoring restoring = new Restoring(derby().data(), derby().database());
        assertThatThrownBy(() -> restoring.restore(backup, true))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.reason()).isEqualTo(BackupException.Reason.DAMAGED));
        try (Library library = Library.open(derby())) {
            assertThat(titles(library)).hasSize(1);
        }
    }
}
