package vn.langnghe.audiobook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.langnghe.book.BookFormat;
import vn.langnghe.book.Clip;
import vn.langnghe.book.Heading;
import vn.langnghe.book.ReadingOrderItem;
import vn.langnghe.book.TalkingBook;
import vn.langnghe.container.MadeFile;
import vn.langnghe.container.Reading;

class Mp3FolderReaderTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'};

    @TempDir
    private Path temporary;

    @Test
    void tracksAreHeardInTheOrderOfTheirNumbersEachAPhrase() throws IOException {
        TalkingBook book = TestFolder.named(temporary, "sach")
                .file("a.mp3", track("Hồi hai", "2/3").bytes(20))
                .file("b.mp3", track("Hồi ba", "3/3").bytes(10))
                .file("c.mp3", track("Hồi một", "1/3").bytes(30))
                .file(".hidden.mp3", new byte[0])
                .file("ghi-chu.txt", "không phải âm thanh")
                .book(new Mp3FolderReader());
        assertThat(book.format()).isEqualTo(BookFormat.MP3_FOLDER);
        assertThat(book.readingOrder())
                .extracting(ReadingOrderItem::file, item -> item.title().orElse(""))
                .containsExactly(tuple("c.mp3", "Hồi một"), tuple("a.mp3", "Hồi hai"), tuple("b.mp3", "Hồi ba"));
        assertThat(book.headings()).isEmpty();
        assertThat(book.hasText()).isFalse();
        assertThat(book.phrases())
                .flatExtracting(phrase -> phrase.clips())
                .containsExactly(
                        new Clip("c.mp3", Duration.ZERO, TestMp3.FRAME.multipliedBy(30)),
                        new Clip("a.mp3", Duration.ZERO, TestMp3.FRAME.multipliedBy(20)),
                        new Clip("b.mp3", Duration.ZERO, TestMp3.FRAME.multipliedBy(10)));
        assertThat(book.metadata().title()).isEqualTo("Truyện cổ");
        assertThat(book.metadata().creators()).containsExactly("Bà ngoại");
        assertThat(book.metadata().languages()).containsExactly("vi");
    }

    @Test
    void withoutNumbersNamesAreOrderedAsPeopleCountAndSpell() throws IOException {
        TestFolder folder = TestFolder.named(temporary, "sach");
        for (String name :
                new String[] {"CD2/1.mp3", "CD10/1.mp3", "CD1/bài 10.mp3", "CD1/bài 2.mp3", "CD1/đá.mp3", "CD1/dê.mp3"
                }) {
            folder.file(name, new TestMp3().bytes(5));
        }
        assertThat(folder.book(new Mp3FolderReader()).readingOrder())
                .extracting(ReadingOrderItem::file)
                .containsExactly(
                        "CD1/bài 2.mp3", "CD1/bài 10.mp3", "CD1/dê.mp3", "CD1/đá.mp3", "CD2/1.mp3", "CD10/1.mp3");
    }

    @Test
    void chaptersBecomeHeadingsWithTheLevelsOfTheirTables() throws IOException {
        TalkingBook book = TestFolder.named(temporary, "sach")
                .file(
                        "ca-cuon.mp3",
                        new TestMp3()
                                .contents("toc", true, "", "phan", "c3")
                                .contents("phan", false, "Phần một", "c1", "c2")
                                .chapter("c1", "Mở đầu", 0, 360)
                                .chapter("c2", "Gặp gỡ", 360, 720)
                                .chapter("c3", "Kết", 720, 1080)
                                .bytes(30))
                .book(new Mp3FolderReader());
        assertThat(book.headings())
                .extracting(Heading::level, Heading::text, Heading::phrase)
                .containsExactly(
                        tuple(1, "Phần một", 0), tuple(2, "Mở đầu", 0), tuple(2, "Gặp gỡ", 1), tuple(1, "Kết", 2));
        assertThat(book.phrases())
                .flatExtracting(phrase -> phrase.clips())
                .extracting(Clip::begin, Clip::end)
                .containsExactly(
                        tuple(Duration.ZERO, Duration.ofMillis(360)),
                        tuple(Duration.ofMillis(360), Duration.ofMillis(720)),
                        tuple(Duration.ofMillis(720), Duration.ofMillis(1080)));
    }

    @Test
    void thePictureInATagIsHandedOverAsTheCover() throws IOException {
        byte[] picture = TestMp3.join(
                new byte[] {0}, "image/jpg\0".getBytes(StandardCharsets.ISO_8859_1), new byte[] {3, 0}, JPEG);
        TestFolder folder = TestFolder.named(temporary, "sach")
                .file("a.mp3", new TestMp3().frame("APIC", picture).bytes(5));
        Reading.Taken taken = (Reading.Taken) folder.read(new Mp3FolderReader());
        assertThat(taken.book().cover()).contains("cover.jpg");
        assertThat(taken.made())
                .singleElement()
                .extracting(MadeFile::path, MadeFile::mediaType, MadeFile::bytes)
                .containsExactly("cover.jpg", "image/jpeg", JPEG);
        Reading.Taken beside = (Reading.Taken) folder.file("Folder.JPG", JPEG).read(new Mp3FolderReader());
        assertThat(beside.book().cover()).contains("Folder.JPG");
        assertThat(beside.made()).isEmpty();
    }

    @Test
    void tagsInVietnamesesOldEncodingsAreRead() throws IOException {
        Charset vietnamese = Charset.forName("windows-1258");
        String composed = "Tiê\u0301ng su\u00F4\u0301i v\u00F4\u0303 vê\u0300";
        TalkingBook book = TestFolder.named(temporary, "sach")
                .file(
                        "a.mp3",
                        new TestMp3()
                                .text("TIT2", composed, vietnamese)
                                .text("TALB", "Cafe\u0301".replace("e\u0301", "é"), StandardCharsets.ISO_8859_1)
                                .frame("TPE1", TestMp3.join(new byte[] {1}, "Đỗ".getBytes(StandardCharsets.UTF_16LE)))
                                .bytes(5))
                .book(new Mp3FolderReader());
        assertThat(book.readingOrder().getFirst().title()).contains("Tiếng suối vỗ về");
        assertThat(book.metadata().title()).isEqualTo("Café");
        assertThat(book.metadata().creators()).containsExactly("Đỗ");
    }

    @Test
    void anOldTagBehindTheAudioIsRead() throws IOException {
        TalkingBook book = TestFolder.named(temporary, "sach")
                .file(
                        "a.mp3",
                        new TestMp3()
                                .version1("Rừng", "Anh Sáu", 1, StandardCharsets.UTF_8)
                                .bytes(5))
                .book(new Mp3FolderReader());
        assertThat(book.metadata().title()).isEqualTo("Rừng");
        assertThat(book.metadata().creators()).containsExactly("Anh Sáu");
        assertThat(book.metadata().subjects()).isEmpty();
    }

    @Test
    void otherFormsOfBooksAreLeftToTheirReaders() throws IOException {
        byte[] mp3 = new TestMp3().bytes(5);
        assertThat(TestFolder.named(temporary, "daisy")
                        .file("a.mp3", mp3)
                        .file("NCC.HTML", "<html/>")
                        .isRecognisedBy(new Mp3FolderReader()))
                .isFalse();
        assertThat(TestFolder.named(temporary, "calibre")
                        .file("a.mp3", mp3)
                        .file("metadata.opf", "<package xmlns='http://www.idpf.org/2007/opf'><metadata/></package>")
                        .isRecognisedBy(new Mp3FolderReader()))
                .isTrue();
        assertThat(TestFolder.named(temporary, "khong-tieng")
                        .file("a.txt", "chữ")
                        .isRecognisedBy(new Mp3FolderReader()))
                .isFalse();
    }

    @Test
    void audioThatIsNoAudioIsToldAndTheRestPlays() throws IOException {
        Reading reading = TestFolder.named(temporary, "sach")
                .file("a.mp3", "<html>Không tìm thấy</html>")
                .file("b.mp3", new TestMp3().bytes(5))
                .read(new Mp3FolderReader());
        assertThat(((Reading.Taken) reading).book().readingOrder())
                .containsExactly(new ReadingOrderItem("b.mp3", Optional.empty()));
        assertThat(reading.problems()).anyMatch(problem -> problem.file().equals("a.mp3"));
    }

    private static TestMp3 track(String title, String number) {
        return new TestMp3()
                .text("TIT2", title)
                .text("TRCK", number)
                .text("TALB", "Truyện cổ")
                .text("TPE1", "Bà ngoại")
                .text("TLAN", "vie");
    }
}
