package vn.langnghe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a librarian does: hands a book over, sees what became of it, finds it again, takes it away. */
class StaffPageTest {
    private static final byte[] BOOK = Packages.daisy202("Đất rừng phương Nam", Packages.Audio.CONSTANT_MP3, 3);

    private static RunningLibrary library;
    private static Chromium chromium;

    private Page page;

    @BeforeAll
    static void open() {
        library = RunningLibrary.start();
        chromium = new Chromium();
    }

    @AfterAll
    static void shut() {
        chromium.close();
        library.close();
    }

    @BeforeEach
    void begin() {
        library.removeAll();
        page = chromium.page(1280, 800, Chromium.Hour.DAY);
        page.navigate(library.address() + "/staff/");
    }

    @AfterEach
    void end() {
        page.close();
    }

    @Test
    void aBookHandedOverIsInTheCollectionAndOnTheShelfUntilItIsRemoved() throws IOException {
        assertThat(page.locator(".empty")).containsText("Tủ sách còn trống");
        hand("dat-rung.zip", BOOK);
        assertThat(page.locator(".job").first()).containsText("Đã thêm vào tủ sách");
        assertThat(page.locator(".titles .name")).hasText("Đất rừng phương Nam");

        try (Page kiosk = chromium.page(1280, 800, Chromium.Hour.DAY)) {
            kiosk.navigate(library.address() + "/kiosk/");
            assertThat(kiosk.locator(".cover .name")).hasText("Đất rừng phương Nam");
        }

        page.locator(".titles .name").click();
        assertThat(page.locator("dialog.details")).containsText("DAISY 2.02");
        Download download =
                page.waitForDownload(() -> page.getByText("Tải gói gốc").click());
        assertThat(Files.readAllBytes(download.path())).isEqualTo(BOOK);

        page.getByText("Xóa khỏi tủ sách").click();
        page.getByText("Giữ lại").click();
        assertThat(page.locator("dialog.details")).isVisible();
        page.getByText("Xóa khỏi tủ sách").click();
        page.getByText("Xóa sách").click();
        assertThat(page.locator(".news")).containsText("Đã xóa “Đất rừng phương Nam”");
        assertThat(page.locator(".empty")).isVisible();
    }

    @Test
    void aHostilePackageIsRefusedInVietnameseAndNothingIsKept() {
        hand("xau.zip", Packages.hostile());
        assertThat(page.locator(".job.refused").first())
                .containsText("Không nhận được gói này; tủ sách không thay đổi");
        assertThat(page.locator(".job.refused .problems li")).not().hasCount(0);
        assertThat(page.locator(".empty")).isVisible();
    }

    @Test
    void aBookIsFoundAsItIsTypedWithoutMarksByKeysAlone() {
        hand("dat-rung.zip", BOOK);
        hand("cuc.epub", Packages.epub("Cúc vàng"));
        assertThat(page.locator(".titles li")).hasCount(2);
        page.locator("h1").focus();
        page.keyboard().press("/");
        page.keyboard().type("dat rung");
        assertThat(page.locator(".titles .name")).hasText(new String[] {"Đất rừng phương Nam"});
        page.locator(".titles .name").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog.details h2")).hasText("Đất rừng phương Nam");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.details")).not().isVisible();
        page.locator("#q").fill("khong co");
        assertThat(page.locator(".empty")).containsText("Không tìm thấy sách nào");
    }

    @Test
    void theLanguageIsSwitchedAndKept() {
        page.getByText("English").click();
        assertThat(page.locator("h1")).hasText("Collection");
        page.reload();
        assertThat(page.locator(".empty")).containsText("The collection is empty");
    }

    @Test
    void aNewerEditionReplacesTheOldOneWhichCanBeBroughtBack() {
        hand("one.zip", BOOK);
        assertThat(page.locator(".job.done")).hasCount(1);
        hand("two.zip", Packages.daisy202("Đất rừng phương Nam", Packages.Audio.CONSTANT_MP3, 4));
        assertThat(page.locator(".job").first()).containsText("Đã thay bản cũ");
        assertThat(page.locator(".titles li")).hasCount(1);
        page.locator(".titles .name").click();
        assertThat(page.locator("dialog.details dl")).containsText("Câu8");
        page.getByText("Lấy lại bản này").click();
        assertThat(page.locator(".news")).containsText("Đã lấy lại bản trước");
        page.locator(".titles .name").click();
        assertThat(page.locator("dialog.details dl")).containsText("Câu6");
    }

    private void hand(String name, byte[] content) {
        page.setInputFiles("input[type=file]", new FilePayload(name, "application/zip", content));
    }
}
