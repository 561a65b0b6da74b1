package vn.langnghe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskMediaStoreTest {
    private static final MediaNeeds NOTHING = _ -> Set.of();
    private static final MediaNeeds EVERYTHING = files -> files;
    private static final String EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Path data;
    private DiskMediaStore store;

    DiskMediaStoreTest(@TempDir Path data) throws IOException {
        this.data = data;
        this.store = DiskMediaStore.open(data.resolve("media"), 3, Duration.ZERO);
    }

    @BeforeEach
    void startEmpty() throws IOException {
        assertThat(files()).isEmpty();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void whatIsPutCanBeReadUnderTheHashOfItsContent() throws IOException {
        MediaStore.Stored stored = put("");

        assertThat(stored).isEqualTo(new MediaStore.Stored(new MediaHash(EMPTY_HASH), 0));
        assertThat(data.resolve("media/e3").resolve(EMPTY_HASH.substring(2))).isEmptyFile();
        assertThat(read(put("bài hát").hash())).isEqualTo("bài hát");
    }

    @Test
    void theSameContentIsStoredOnce() throws IOException {
        assertThat(put("same")).isEqualTo(put("same"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void aTakenFileIsMoved() throws IOException {
        Path file = Files.writeString(data.resolve("a.mp3"), "audio");
        Path twin = Files.writeString(data.resolve("b.mp3"), "audio");
        try (Deposit deposit = store.deposit(EVERYTHING)) {
            MediaHash hash = deposit.take(file).hash();

            assertThat(deposit.take(twin).hash()).isEqualTo(hash);
            assertThat(read(hash)).isEqualTo("audio");
        }
        assertThat(file).doesNotExist();
        assertThat(twin).doesNotExist();
        assertThat(files()).hasSize(1);
    }

    @Test
    void aLinkIsNotTaken() throws IOException {
        Path file = Files.writeString(data.resolve("a.mp3"), "audio");
        Path link = Files.createSymbolicLink(data.resolve("link"), file);
        try (Deposit deposit = store.deposit(EVERYTHING)) {
            assertThatIOException().isThrownBy(() -> deposit.take(link));
        }
    }

    @Test
    void aStreamThatBreaksOffLeavesNothing() throws IOException {
        InputStream gone = InputStream.nullInputStream();
        gone.close();
        InputStream broken = new SequenceInputStream(stream("audio".repeat(100_000)), gone);
        try (Deposit deposit = store.deposit(EVERYTHING)) {
            assertThatIOException().isThrownBy(() -> deposit.put(broken));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatWasHalfWrittenIsGoneAfterTheNextStart() throws IOException {
        put("whole");
        Path half = Files.writeString(data.resolve("media/incoming/half"), "ha");
        store.close();

        store = DiskMediaStore.open(data.resolve("media"));

        assertThat(half).doesNotExist();
        assertThat(files()).hasSize(1);
    }

    @Test
    void aDamagedFileIsMendedByStoringItAgain() throws IOException {
        MediaHash hash = put("whole").hash();
        Files.writeString(store.place(hash), "wh");

        put("whole");

        assertThat(read(hash)).isEqualTo("whole");
    }

    @Test
    void aDepositHoldsWhatItStoredUntilItIsClosed() throws IOException {
        MediaHash needless;
        try (Deposit deposit = store.deposit(NOTHING)) {
            needless = put(deposit, "audio");

            assertThat(store.free(Set.of(needless), NOTHING)).isZero();
            assertThat(store.freeAll(NOTHING)).isZero();
            assertThat(read(needless)).isEqualTo("audio");
            assertThat(deposit.holds(needless)).isTrue();
        }
        assertThat(store.open(needless)).isEmpty();
    }

    @Test
    void aDepositHoldsWhatWasStoredBeforeToo() throws IOException {
        MediaHash hash = put("audio").hash();
        try (Deposit deposit = store.deposit(EVERYTHING)) {
            put(deposit, "audio");

            assertThat(store.free(Set.of(hash), NOTHING)).isZero();
        }
        assertThat(read(hash)).isEqualTo("audio");
    }

    @Test
    void whatWasCommittedWhileItWasBeingFreedStays() throws IOException {
        MediaHash hash = put("audio").hash();
        MediaNeeds askedBeforeTheCommit = _ -> {
            put("audio");
            return Set.of();
        };

        assertThat(store.free(Set.of(hash), askedBeforeTheCommit)).isZero();

        assertThat(read(hash)).isEqualTo("audio");
    }

    @Test
    void everythingThatIsNotNeededIsFreedAtOnce() throws IOException {
        MediaHash kept = put("kept").hash();
        put("1");
        put("22");

        assertThat(store.freeAll(files -> {
                    Set<MediaHash> needed = new HashSet<>(files);
                    needed.retainAll(Set.of(kept));
                    return needed;
                }))
                .isEqualTo(3);

        assertThat(files()).hasSize(1);
        assertThat(read(kept)).isEqualTo("kept");
    }

    @Test
    void aHoldKeepsEverythingUntilTheLastIsClosed() throws IOException {
        MediaHash hash = put("audio").hash();
        MediaHold one = store.hold();
        MediaHold two = store.hold();

        store.free(Set.of(hash), NOTHING);
        one.close();
        one.close();

        assertThat(read(hash)).isEqualTo("audio");
        two.close();
        assertThat(store.open(hash)).isEmpty();
    }

    @Test
    void aClosedDepositTakesNothing() {
        Deposit deposit = store.deposit(EVERYTHING);
        deposit.close();

        assertThatIllegalStateException().isThrownBy(() -> put(deposit, "late"));
        assertThat(deposit.holds(new MediaHash(EMPTY_HASH))).isFalse();
    }

    @Test
    void aFreedFileIsReadToItsEndByWhoIsReadingIt() throws IOException {
        MediaHash hash = put("audio").hash();
        try (MediaContent content = store.open(hash).orElseThrow()) {
            store.free(Set.of(hash), NOTHING);

            assertThat(store.open(hash)).isEmpty();
            assertThat(text(content)).isEqualTo("audio");
        }
        assertThat(store.openFileCount()).isZero();
    }

    @Test
    void contentIsReadAtAnyPlace() throws IOException {
        try (MediaContent content = store.open(put("0123456789").hash()).orElseThrow()) {
            ByteBuffer buffer = ByteBuffer.allocate(4);
            assertThat(content.size()).isEqualTo(10);
            assertThat(content.read(buffer, 3)).isEqualTo(4);
            assertThat(new String(buffer.array(), StandardCharsets.US_ASCII)).isEqualTo("3456");
            assertThat(content.read(buffer.clear(), 8)).isEqualTo(2);
            assertThat(content.read(buffer.clear(), 10)).isEqualTo(-1);
        }
    }

    @Test
    void manyReadersShareOneDescriptor() throws IOException {
        MediaHash hash = put("audio").hash();
        List<MediaContent> contents = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            contents.add(store.open(hash).orElseThrow());
        }
        assertThat(store.openFileCount()).isEqualTo(1);
        for (MediaContent content : contents) {
            assertThat(text(content)).isEqualTo("audio");
            content.close();
        }
    }

    @Test
    void soManyDescriptorsAndNoMore() throws IOException {
        List<MediaContent> contents = new ArrayList<>();
        for (String text : List.of("1", "2", "3")) {
            contents.add(store.open(put(text).hash()).orElseThrow());
        }
        MediaHash fourth = put("4").hash();

        assertThatExceptionOfType(TooManyOpenFilesException.class).isThrownBy(() -> store.open(fourth));
        contents.getFirst().close();
        assertThat(read(fourth)).isEqualTo("4");
        for (MediaContent content : contents) {
            content.close();
        }
    }

    @Test
    void anInterruptedReaderDoesNotDisturbTheOthers() throws Exception {
        MediaHash hash = put("audio").hash();
        try (MediaContent content = store.open(hash).orElseThrow();
                MediaContent other = store.open(hash).orElseThrow();
                var executor = Executors.newSingleThreadExecutor()) {
            Callable<Boolean> interrupted = () -> {
                Thread.currentThread().interrupt();
                try {
                    other.read(ByteBuffer.allocate(1), 0);
                    return false;
                } catch (ClosedByInterruptException _) {
                    return true;
                }
            };
            assertThat(executor.submit(interrupted).get()).isTrue();
            assertThat(text(content)).isEqualTo("audio");
        }
    }

    @Test
    void manyThreadsStoreAndFreeTheSameContent() throws Exception {
        try (var executor = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                calls.add(() -> {
                    try (Deposit deposit = store.deposit(NOTHING)) {
                        return read(put(deposit, "shared")).equals("shared");
                    }
                });
            }
            for (Future<Boolean> result : executor.invokeAll(calls)) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aSecondStoreInTheSameFolderIsRefused() {
        assertThatExceptionOfType(MediaInUseException.class)
                .isThrownBy(() -> DiskMediaStore.open(data.resolve("media")));
    }

    private MediaStore.Stored put(String text) {
        try (Deposit deposit = store.deposit(EVERYTHING)) {
            MediaStore.Stored stored = deposit.put(stream(text));
            deposit.sync();
            return stored;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static MediaHash put(Deposit deposit, String text) throws IOException {
        return deposit.put(stream(text)).hash();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(MediaHash hash) throws IOException {
        try (MediaContent content = store.open(hash).orElseThrow()) {
            return text(content);
        }
    }

    private static String text(MediaContent content) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) content.size());
        content.read(buffer, 0);
        return new String(buffer.array(), StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("media"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }
}
