package vn.langnghe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.langnghe.book.BookFormat;
import vn.langnghe.database.DatabaseKind;

class TitleSearchTest {
    private final TestLibrary library;

    TitleSearchTest(@TempDir Path data) throws IOException {
        library = new TestLibrary(DatabaseKind.DERBY, data);
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    private void shelve() throws IOException {
        add("Đất rừng phương Nam", "Đoàn Giỏi", "Chợ nổi");
        add("Rừng xà nu", "Nguyễn Trung Thành", "Làng Xô Man");
        add("Đặt tên cho rừng", "Không rõ", "Đoạn đầu");
        add("Dế Mèn phiêu lưu ký", "Tô Hoài", "Bài học đường đời đầu tiên");
        add("Truyện cổ tích Việt Nam", "Dân gian", "Tấm Cám");
        add("Truyền thuyết Sa Pa", "Dân gian", "Hoà bình");
        add("Mother Goose", "Anonymous", "What children need");
    }

    private void add(String title, String creator, String heading) throws IOException {
        TestBooks.add(
                library.catalogue(),
                TestBooks.book(
                        BookFormat.DAISY_202,
                        title,
                        List.of(heading),
                        book -> book.creator(creator).narrator("Cô Hương").subject("Thiếu nhi")),
                "audio");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dat rung",
                "đất rừng",
                "ĐẤT RỪNG",
                "Đất rừng",
                "ddaats ruwngf",
                "DDaats Ruwngf",
                "d9a6t1 ru72ng",
                "rừng đất",
                "đất rừng phương n",
                "dat rung phuong nam",
                "ddaats ruwngf phuwowng nam",
                "đất rưng phuơng",
                "doan gioi",
                "đoàn giỏi",
                "ddoafn gioir",
                "cho noi",
                "ddaats ruwn",
                "dat rugn phuong"
            })
    void howeverItIsTypedTheBookIsFoundFirst(String typed) throws IOException {
        shelve();

        assertThat(library.search(typed)).startsWith("Đất rừng phương Nam");
    }

    @Test
    void whatHasTheMarksAsTypedComesFirst() throws IOException {
        shelve();

        assertThat(library.search("truyện")).containsExactly("Truyện cổ tích Việt Nam", "Truyền thuyết Sa Pa");
        assertThat(library.search("truyền")).containsExactly("Truyền thuyết Sa Pa", "Truyện cổ tích Việt Nam");
        assertThat(library.search("truyeenf ")).containsExactly("Truyền thuyết Sa Pa");
    }

    @Test
    void everyWordHasToBeFound() throws IOException {
        shelve();

        assertThat(library.search("rừng nam")).containsExactly("Đất rừng phương Nam");
        assertThat(library.search("tô hoài mèn")).containsExactly("Dế Mèn phiêu lưu ký");
    }

    @Test
    void theLastWordMayHaveJustBeenBegun() throws IOException {
        shelve();

        assertThat(library.search("dế m")).containsExactly("Dế Mèn phiêu lưu ký");
        assertThat(library.search("phieu l")).containsExactly("Dế Mèn phiêu lưu ký");
        assertThat(library.search("m")).contains("Dế Mèn phiêu lưu ký", "Mother Goose");
    }

    @Test
    void englishStaysEnglish() throws IOException {
        shelve();

        assertThat(library.search("goose")).containsExactly("Mother Goose");
        assertThat(library.search("need")).containsExactly("Mother Goose");
        assertThat(library.search("mohter gose")).containsExactly("Mother Goose");
    }

    @Test
    void eachSchoolsPlaceForTheToneIsUnderstood() throws IOException {
        shelve();

        assertThat(library.search("hoà bình")).containsExactly("Truyền thuyết Sa Pa");
        assertThat(library.search("hòa bình")).containsExactly("Truyền thuyết Sa Pa");
        assertThat(library.search("hoaf bifnh")).containsExactly("Truyền thuyết Sa Pa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "*",
                "?*~",
                "AND",
                "OR NOT",
                "title:",
                "(",
                "[a TO b]",
                "a\\",
                "!!!",
                "\u0000",
                "\ud800",
                "-",
                "+x",
                "~2",
                "^3",
                "/re/",
                "\uD83D\uDC4D"
            })
    void nothingThatIsTypedIsAnOperator(String typed) throws IOException {
        shelve();

        assertThatCode(() -> library.search(typed)).doesNotThrowAnyException();
        assertThatCode(() -> library.search((typed + " ").repeat(2000))).doesNotThrowAnyException();
    }

    @Test
    void foundTitlesComePageByPageWhileOthersComeAndGo() throws IOException {
        List<String> all = new ArrayList<>();
        for (int number = 1; number <= 30; number++) {
            String title = "Truyện " + "rất ".repeat(number % 5) + "hay " + number;
            all.add(title);
            add(title, "Dân gian", "Một");
        }
        List<String> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            TitlePage page = library.catalogue()
                    .titles(new TitleQuery(
                            "truyen hay", Optional.empty(), Optional.empty(), Optional.empty(), after, 7));
            assertThat(page.total()).isEqualTo(30);
            page.items().forEach(title -> found.add(title.metadata().title()));
            after = page.next();
            add("Truyện hay mới " + found.size(), "Dân gian", "Một");
        } while (after.isPresent());

        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aMissingIndexIsMadeAnew() throws IOException {
        shelve();
        library.catalogue().close();
        for (Path file : indexFiles()) {
            Files.delete(file);
        }

        library.reopenCatalogue();

        assertThat(library.search("dat rung")).startsWith("Đất rừng phương Nam");
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        shelve();
        library.catalogue().close();
        for (Path file : indexFiles()) {
            if (!file.endsWith("write.lock")) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        library.reopenCatalogue();

        assertThat(library.search("dat rung")).startsWith("Đất rừng phương Nam");
    }

    @Test
    void anIndexThatACrashLeftBehindCatchesUp() throws IOException {
        shelve();
        library.catalogue().close();
        library.reopenCatalogue();
        Path copy = Files.createTempDirectory(library.searchFolder().getParent(), "copy");
        for (Path file : indexFiles()) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        add("Sách mới", "Ai đó", "Một");
        library.catalogue()
                .remove(library.catalogue()
                        .titles(TitleQuery.all(1))
                        .items()
                        .getFirst()
                        .id());
        String removed = "Dế Mèn phiêu lưu ký";
        library.catalogue().close();
        for (Path file : indexFiles()) {
            Files.delete(file);
        }
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                Files.move(file, library.searchFolder().resolve(file.getFileName()));
            }
        }

        library.reopenCatalogue();

        assertThat(library.search("sach moi")).containsExactly("Sách mới");
        assertThat(library.search("de men phieu luu")).isEmpty();
        assertThat(library.titles(TitleQuery.all(10))).doesNotContain(removed).contains("Sách mới");
    }

    private List<Path> indexFiles() throws IOException {
        try (Stream<Path> files = Files.list(library.searchFolder())) {
            return files.toList();
        }
    }
}
