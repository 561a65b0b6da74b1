package vn.langnghe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Problem;
import vn.langnghe.book.Severity;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.database.DatabaseKind;
import vn.langnghe.media.Deposit;
import vn.langnghe.media.MediaHold;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class SqlCatalogueTest {
    private static final TalkingBook CRICKET = TestBooks.book(
            BookFormat.DAISY_202,
            "Dế Mèn phiêu lưu ký",
            book -> book.identifier("vn-1").creator("Tô Hoài").language("vi"));

    private final TestLibrary library;
    private final Catalogue catalogue;

    SqlCatalogueTest(DatabaseKind kind, @TempDir Path data) throws IOException {
        library = new TestLibrary(kind, data);
        catalogue = library.catalogue();
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    @Test
    void aTitleComesBackAsItWentIn() throws IOException {
        Addition addition = TestBooks.add(catalogue, CRICKET, "audio");

        assertThat(addition).isInstanceOf(Addition.New.class);
        Title title = ((Addition.New) addition).title();
        assertThat(catalogue.title(title.id())).contains(title);
        assertThat(title.metadata()).isEqualTo(CRICKET.metadata());
        assertThat(title.identifier()).isEqualTo("vn-1");
        assertThat(title.audioLength()).isEqualTo(Duration.ofSeconds(2));
        assertThat(title.playingTime()).isEqualTo(Duration.ofMillis(1500));
        assertThat(title.isPlayable()).isTrue();
        assertThat(title.added()).isEqualTo(TestBooks.MORNING);
        assertThat(title.gain()).isEqualTo(-2.5);
        assertThat(catalogue.book(title.id())).contains(CRICKET);
        assertThat(catalogue.file(title.id(), FileRole.CONTENT, "a.mp3"))
                .map(TitleFile::hash)
                .contains(TestBooks.hash("audio"));
        assertThat(catalogue.file(TestBooks.hash("audio")))
                .map(TitleFile::mediaType)
                .contains("audio/mpeg");
        assertThat(catalogue.storedHashes())
                .containsExactlyInAnyOrderElementsOf(catalogue.files(title.id()).stream()
                        .map(TitleFile::hash)
                        .toList());
    }

    @Test
    void aTitleIsThereAfterARestart() throws IOException {
        Title title = title(TestBooks.add(catalogue, CRICKET, "audio"));

        library.reopen();

        assertThat(library.catalogue().title(title.id())).contains(title);
        assertThat(library.catalogue().book(title.id())).contains(CRICKET);
        assertThat(library.search("de men")).containsExactly("Dế Mèn phiêu lưu ký");
    }

    @Test
    void aTitleWithoutAnIdentifierGetsOneFromItsPackage() throws IOException {
        Title title = title(TestBooks.add(catalogue, TestBooks.titled("Tấm Cám"), "audio"));

        assertThat(title.identifier()).isEqualTo("urn:sha256:" + title.packageHash());
    }

    @Test
    void theSamePackageAgainChangesNothing() throws IOException {
        Title title = title(TestBooks.add(catalogue, CRICKET, "audio"));
        long revision = catalogue.revision();

        assertThat(TestBooks.add(catalogue, CRICKET, "audio")).isEqualTo(new Addition.AlreadyThere(title));

        assertThat(catalogue.revision()).isEqualTo(revision);
        assertThat(catalogue.titles(TitleQuery.all(10)).total()).isEqualTo(1);
        assertThat(library.stores("audio")).isTrue();
    }

    @Test
    void anEditionWithoutAudioDoesNotSilenceOneThatChildrenHear() throws IOException {
        Title spoken = title(TestBooks.add(catalogue, CRICKET, "spoken"));

        Addition addition = TestBooks.add(catalogue, TestBooks.silent(CRICKET), "silent");

        assertThat(addition).isInstanceOf(Addition.New.class);
        assertThat(ids(TitleQuery.all(10)))
                .containsExactlyInAnyOrder(spoken.id(), title(addition).id());
    }

    @Test
    void aRecordingTakesThePlaceOfTheTextThatWaitedForIt() throws IOException {
        Title silent = title(TestBooks.add(catalogue, TestBooks.silent(CRICKET), "silent"));

        Addition addition = TestBooks.add(catalogue, CRICKET, "spoken");

        assertThat(addition).isInstanceOf(Addition.Replaced.class);
        assertThat(((Addition.Replaced) addition).earlierEdition().id()).isEqualTo(silent.id());
    }

    @Test
    void aNewerEditionTakesThePlaceOfTheEarlierOne() throws IOException {
        Title first = title(TestBooks.add(catalogue, CRICKET, "first"));

        Addition addition = TestBooks.add(catalogue, CRICKET, "second");

        assertThat(addition).isInstanceOf(Addition.Replaced.class);
        Title second = title(addition);
        assertThat(((Addition.Replaced) addition).earlierEdition().id()).isEqualTo(first.id());
        assertThat(ids(TitleQuery.all(10))).containsExactly(second.id());
        assertThat(ids(searching("mèn"))).containsExactly(second.id());
        assertThat(catalogue.title(first.id())).isPresent();
        assertThat(catalogue.earlierEditions(second.id())).extracting(Title::id).containsExactly(first.id());
        assertThat(catalogue.withPackageHash(first.packageHash())).isEmpty();
        assertThat(library.stores("first")).isTrue();
    }

    @Test
    void anEarlierEditionCanBeBroughtBack() throws IOException {
        Title first = title(TestBooks.add(catalogue, CRICKET, "first"));
        Title second = title(TestBooks.add(catalogue, CRICKET, "second"));
        long revision = catalogue.revision();

        assertThat(catalogue.bringBack(first.id())).isTrue();

        assertThat(catalogue.revision()).isGreaterThan(revision);
        assertThat(ids(TitleQuery.all(10))).containsExactly(first.id());
        assertThat(ids(searching("mèn"))).containsExactly(first.id());
        assertThat(catalogue.earlierEditions(first.id())).extracting(Title::id).containsExactly(second.id());
        assertThat(catalogue.bringBack(first.id())).as("it is listed now").isFalse();
        assertThat(catalogue.bringBack(TitleId.create())).isFalse();
    }

    @Test
    void thePackageOfAnEarlierEditionHandedInAgainBringsItBack() throws IOException {
        Title first = title(TestBooks.add(catalogue, CRICKET, "first"));
        Title second = title(TestBooks.add(catalogue, CRICKET, "second"));

        Addition addition = TestBooks.add(catalogue, CRICKET, "first");

        assertThat(addition).isInstanceOf(Addition.Replaced.class);
        assertThat(title(addition).id()).isEqualTo(first.id());
        assertThat(((Addition.Replaced) addition).earlierEdition().id()).isEqualTo(second.id());
        assertThat(ids(TitleQuery.all(10))).containsExactly(first.id());
        assertThat(ids(searching("mèn"))).containsExactly(first.id());
    }

    @Test
    void theSameIdentifierInAnotherFormatIsAnotherTitle() throws IOException {
        TestBooks.add(catalogue, CRICKET, "daisy");
        TalkingBook epub = TestBooks.book(
                BookFormat.EPUB_3_MEDIA_OVERLAYS, "Dế Mèn phiêu lưu ký", book -> book.identifier("vn-1"));

        assertThat(TestBooks.add(catalogue, epub, "epub")).isInstanceOf(Addition.New.class);

        assertThat(catalogue.titles(TitleQuery.all(10)).total()).isEqualTo(2);
    }

    @Test
    void ofTwoThreadsWithTheSamePackageOneAddsIt() throws Exception {
        List<Addition> additions = atOnce(8, _ -> TestBooks.add(catalogue, CRICKET, "audio"));

        assertThat(additions).filteredOn(Addition.New.class::isInstance).hasSize(1);
        assertThat(additions)
                .filteredOn(Addition.AlreadyThere.class::isInstance)
                .hasSize(7);
        assertThat(ids(TitleQuery.all(10))).hasSize(1);
    }

    @Test
    void editionsAddedAtOnceLeaveOneListed() throws Exception {
        List<Addition> additions = atOnce(8, number -> TestBooks.add(catalogue, CRICKET, "audio" + number));

        assertThat(additions).filteredOn(Addition.New.class::isInstance).hasSize(1);
        assertThat(ids(TitleQuery.all(10))).hasSize(1);
        assertThat(catalogue.earlierEditions(ids(TitleQuery.all(10)).getFirst()))
                .hasSize(7);
        assertThat(ids(searching("mèn"))).isEqualTo(ids(TitleQuery.all(10)));
    }

    @Test
    void additionsAndRemovalsAtOnceNeverLoseAFileThatATitleNeeds() throws Exception {
        List<Title> first = List.of(
                title(TestBooks.add(catalogue, TestBooks.titled("A"), "shared")),
                title(TestBooks.add(catalogue, TestBooks.titled("B"), "shared")));
        atOnce(12, number -> {
            if (number % 3 == 0) {
                first.forEach(title -> remove(title.id()));
                return Optional.empty();
            }
            Title title = title(TestBooks.add(catalogue, TestBooks.titled("Title " + number), "shared"));
            assertThat(library.stores("shared")).isTrue();
            return number % 3 == 1 ? remove(title.id()) : Optional.empty();
        });

        assertThat(ids(TitleQuery.all(100))).hasSize(4);
        assertThat(library.stores("shared")).isTrue();
    }

    private Optional<TitleId> remove(TitleId id) {
        try {
            return catalogue.remove(id) ? Optional.of(id) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void removingATitleFreesWhatNoOtherUses() throws IOException {
        Title one = title(TestBooks.add(catalogue, TestBooks.titled("Nhất"), "shared"));
        Title two = title(TestBooks.add(catalogue, TestBooks.titled("Hai"), "shared"));
        List<TitleFile> files = catalogue.files(one.id());

        assertThat(catalogue.remove(one.id())).isTrue();

        assertThat(catalogue.title(one.id())).isEmpty();
        assertThat(catalogue.files(one.id())).isEmpty();
        assertThat(catalogue.book(one.id())).isEmpty();
        assertThat(library.search("nhất")).isEmpty();
        assertThat(library.stores("shared")).isTrue();
        assertThat(library.stores(files.getLast().hash())).as("its book.json").isFalse();
        assertThat(catalogue.remove(two.id())).isTrue();
        assertThat(library.stores("shared")).isFalse();
        assertThat(catalogue.remove(two.id())).isFalse();
    }

    @Test
    void removingATitleRemovesItsEarlierEditionsToo() throws IOException {
        Title first = title(TestBooks.add(catalogue, CRICKET, "first"));
        Title second = title(TestBooks.add(catalogue, CRICKET, "second"));

        catalogue.remove(second.id());

        assertThat(catalogue.title(first.id())).isEmpty();
        assertThat(library.stores("first")).isFalse();
        assertThat(catalogue.storedHashes()).isEmpty();
    }

    @Test
    void anEarlierEditionCanBeRemovedByItself() throws IOException {
        Title first = title(TestBooks.add(catalogue, CRICKET, "first"));
        Title second = title(TestBooks.add(catalogue, CRICKET, "second"));

        assertThat(catalogue.remove(first.id())).isTrue();

        assertThat(catalogue.title(second.id())).isPresent();
        assertThat(catalogue.earlierEditions(second.id())).isEmpty();
        assertThat(library.stores("first")).isFalse();
        assertThat(library.stores("second")).isTrue();
    }

    @Test
    void filesOfARemovedTitleStayWhileABackupHoldsThem() throws IOException {
        Title title = title(TestBooks.add(catalogue, CRICKET, "audio"));
        try (MediaHold _ = catalogue.holdFiles()) {
            catalogue.remove(title.id());

            assertThat(catalogue.title(title.id())).isEmpty();
            assertThat(library.stores("audio")).isTrue();
        }
        assertThat(library.stores("audio")).isFalse();
    }

    @Test
    void whatAnAbandonedImportStoredIsFreed() throws IOException {
        try (Deposit deposit = catalogue.deposit()) {
            TestBooks.newTitle(deposit, CRICKET, "abandoned", List.of());
            assertThat(library.stores("abandoned")).isTrue();
        }
        assertThat(library.stores("abandoned")).isFalse();
    }

    @Test
    void aTitleWhoseFilesTheDepositDoesNotHoldIsRefused() throws IOException {
        Deposit closed = catalogue.deposit();
        NewTitle title = TestBooks.newTitle(closed, CRICKET, "audio", List.of());
        closed.close();
        try (Deposit other = catalogue.deposit()) {
            assertThatIllegalArgumentException().isThrownBy(() -> catalogue.add(title, other));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.add(title, closed));
        assertThat(catalogue.titles(TitleQuery.all(10)).total()).isZero();
    }

    @Test
    void problemsComeGravestFirst() throws IOException {
        List<Problem> problems = List.of(
                problem(Severity.NOTICE, "n"),
                problem(Severity.ERROR, "e1"),
                problem(Severity.WARNING, "w"),
                problem(Severity.ERROR, "e2"));

        Title title = title(TestBooks.add(catalogue, CRICKET, "audio", problems));

        assertThat(title.problems()).isEqualTo(4);
        assertThat(catalogue.problems(title.id())).extracting(Problem::rule).containsExactly("e1", "e2", "w", "n");
        assertThat(catalogue.problems(title.id())).containsExactlyInAnyOrderElementsOf(problems);
    }

    private static Problem problem(Severity severity, String rule) {
        return new Problem(severity, rule, "ncc.html", Optional.of("line 3"), "Có lỗi: " + rule, "Wrong: " + rule);
    }

    @Test
    void listsAreInVietnameseOrder() throws IOException {
        List<String> inOrder = List.of("An Giang", "Ăn Tết", "Ấm trà", "Đất rừng", "Tập 2", "Tập 10", "Truyện");
        for (String title : inOrder.reversed()) {
            TestBooks.add(catalogue, TestBooks.titled(title), "audio");
        }

        assertThat(library.titles(TitleQuery.all(10))).isEqualTo(inOrder);
    }

    @Test
    void pagesFollowOneAnotherWhileTitlesComeAndGo() throws IOException {
        for (int number = 1; number <= 25; number++) {
            TestBooks.add(catalogue, TestBooks.titled("Tập " + number), "audio");
        }

        TitlePage first = catalogue.titles(TitleQuery.all(10));
        TestBooks.add(catalogue, TestBooks.titled("Tập 0"), "audio");
        catalogue.remove(first.items().getLast().id());
        TitlePage second = catalogue.titles(after(TitleQuery.all(10), first));
        TitlePage third = catalogue.titles(after(TitleQuery.all(10), second));

        assertThat(first.total()).isEqualTo(25);
        assertThat(names(first)).first().isEqualTo("Tập 1");
        assertThat(names(second)).hasSize(10).startsWith("Tập 11").endsWith("Tập 20");
        assertThat(names(third)).containsExactly("Tập 21", "Tập 22", "Tập 23", "Tập 24", "Tập 25");
        assertThat(third.next()).isEmpty();
    }

    @Test
    void titlesOfTheSameNameAreAllListed() throws IOException {
        for (int number = 1; number <= 7; number++) {
            TestBooks.add(catalogue, TestBooks.titled("Truyện"), "audio" + number);
        }
        List<TitleId> ids = new ArrayList<>();
        TitleQuery query = TitleQuery.all(3);
        for (TitlePage page = catalogue.titles(query); ; page = catalogue.titles(after(query, page))) {
            page.items().forEach(title -> ids.add(title.id()));
            if (page.next().isEmpty()) {
                break;
            }
        }
        assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void listsAreNarrowedByLanguageFormatAndWhetherTheyCanBeHeard() throws IOException {
        TestBooks.add(catalogue, book(BookFormat.DAISY_202, "One", "en-US"), "audio");
        TestBooks.add(catalogue, book(BookFormat.DAISY_3, "Two", "en"), "audio");
        TestBooks.add(catalogue, book(BookFormat.DAISY_3, "Three", "enm"), "audio");
        TestBooks.add(
                catalogue,
                TestBooks.book(BookFormat.EPUB_3, "Silent", List.of(), book -> book.language("vi")),
                "audio");

        for (String words : List.of("", " ")) {
            assertThat(library.titles(query(words, "EN", null, null))).containsExactlyInAnyOrder("One", "Two");
        }
        assertThat(library.titles(query("", "en", BookFormat.DAISY_3, null))).containsExactly("Two");
        assertThat(library.titles(query("", null, null, false))).containsExactly("Silent");
        assertThat(library.titles(query("o", "en", null, true))).containsExactly("One");
        assertThat(library.titles(query("t", "en", null, null))).containsExactly("Two");
        assertThat(catalogue.titles(query("", "en", null, null)).total()).isEqualTo(2);
        assertThat(library.titles(query("", "%", null, null))).isEmpty();
    }

    private static TalkingBook book(BookFormat format, String title, String language) {
        return TestBooks.book(format, title, book -> book.language(language));
    }

    @Test
    void anInventedPlaceInAListIsRefused() {
        for (String invented : List.of("x", "", "!!", "bGlzdCAx", "AAAA", "ä")) {
            for (String words : List.of("", "mèn")) {
                TitleQuery query = new TitleQuery(
                        words, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(invented), 10);
                assertThatIllegalArgumentException().isThrownBy(() -> catalogue.titles(query));
            }
        }
    }

    @Test
    void aBookWithVeryLongTextsIsTakenIn() throws IOException {
        TalkingBook book = TestBooks.book(
                BookFormat.DAISY_202,
                "Dài ".repeat(5000),
                Collections.nCopies(3000, "Chương có một cái tên rất dài"),
                metadata -> metadata.identifier("i".repeat(5000)).description("mô tả ".repeat(20_000)));

        Title title = title(TestBooks.add(catalogue, book, "audio"));

        assertThat(catalogue.title(title.id()).orElseThrow().metadata()).isEqualTo(book.metadata());
        assertThat(library.search("dài")).hasSize(1);
        assertThat(catalogue.titles(TitleQuery.all(1)).items()).hasSize(1);
    }

    private List<TitleId> ids(TitleQuery query) {
        return catalogue.titles(query).items().stream().map(Title::id).toList();
    }

    private static List<String> names(TitlePage page) {
        return page.items().stream().map(title -> title.metadata().title()).toList();
    }

    private static TitleQuery searching(String words) {
        return query(words, null, null, null);
    }

    private static TitleQuery query(
            String words, @Nullable String language, @Nullable BookFormat format, @Nullable Boolean playable) {
        return new TitleQuery(
                words,
                Optional.ofNullable(language),
                Optional.ofNullable(format),
                Optional.ofNullable(playable),
                Optional.empty(),
                50);
    }

    private static TitleQuery after(TitleQuery query, TitlePage page) {
        return new TitleQuery(
                query.words(), query.language(), query.format(), query.playable(), page.next(), query.limit());
    }

    private static Title title(Addition addition) {
        return switch (addition) {
            case Addition.New(Title title) -> title;
            case Addition.AlreadyThere(Title title) -> title;
            case Addition.Replaced(Title title, Title _) -> title;
        };
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Numbered<T> work) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                int thisNumber = number;
                calls.add(() -> work.call(thisNumber));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
