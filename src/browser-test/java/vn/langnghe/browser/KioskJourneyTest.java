package vn.langnghe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a child does at the kiosk: chooses by ear or by eye, listens, goes back and forth, comes home. */
class KioskJourneyTest {
    private static final double MILLIMETRE = 96 / 25.4;
    private static final double MAIN = 30 * MILLIMETRE;
    private static final double SECONDARY = 20 * MILLIMETRE;

    private static RunningLibrary library;
    private static Chromium chromium;
    private static Map<String, String> titles;

    @BeforeAll
    static void begin() {
        library = RunningLibrary.start();
        chromium = new Chromium();
        titles = Map.of(
                "daisy202", library.take("a.zip", Packages.daisy202("An", Packages.Audio.CONSTANT_MP3, 4)),
                "daisy3", library.take("b.zip", Packages.daisy3("Bình")),
                "epub", library.take("c.epub", Packages.epub("Cúc")),
                "mp3", library.take("Dung.zip", Packages.mp3s("Dung")));
    }

    @AfterAll
    static void end() {
        chromium.close();
        library.close();
    }

    @Test
    void aShelfShowsThreeCoversAndTheChosenOneOpensWithTheRoundButton() {
        try (Page page = shelf()) {
            assertThat(page.locator(".cover")).hasCount(3);
            assertThat(page.locator(".cover.chosen .name")).hasText("An");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".cover.chosen .name")).hasText("Bình");
            page.keyboard().press("5");
            assertThat(page.locator(".lit")).hasText(Packages.text(0));
            assertThat(page.locator(".screen[data-playing]")).isVisible();
        }
    }

    @Test
    void theShelfGoesOnPastItsEdgeAndStopsAtItsEnd() {
        try (Page page = shelf()) {
            for (String name : List.of("Bình", "Cúc", "Dung")) {
                page.locator(".forward").click();
                assertThat(page.locator(".cover.chosen .name")).hasText(name);
                new Ear(page).listen(420);
            }
            assertThat(page.locator(".cover")).hasCount(1);
            page.locator(".forward").click();
            assertThat(page.locator(".cover.chosen .name")).hasText("Dung");
            page.keyboard().press("PageUp");
            assertThat(page.locator(".cover.chosen .name")).hasText("An");
        }
    }

    @Test
    void aCoverThatIsMovedToSaysItsOwnName() {
        try (Page page = shelf()) {
            Ear ear = new Ear(page);
            page.keyboard().press("ArrowRight");
            ear.listen(500);
            ear.forget();
            page.keyboard().press("ArrowRight");
            ear.listen(1000);
            assertThat(ear.heard(4)).anyMatch(heard -> heard.tone() == 0);
            page.keyboard().press("Shift");
            ear.listen(150);
            ear.forget();
            ear.listen(400);
            assertThat(ear.heard(4)).as("any key stops it").noneMatch(heard -> heard.tone() >= 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"daisy202, 1", "daisy3, 1", "epub, 1"})
    void everyFormSoundsAndLightsPhraseByPhrase(String form, int next) {
        try (Page page = player(form)) {
            Ear ear = new Ear(page);
            page.keyboard().press("Space");
            ear.listen(700);
            assertThat(ear.heard(8)).anyMatch(heard -> heard.tone() == 0);
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".lit")).hasText(Packages.text(next));
            ear.listen(500);
            assertThat(ear.heard(8)).anyMatch(heard -> heard.tone() == next);
        }
    }

    @Test
    void plainMp3sShowTheirCoverAndAreTravelledByFile() {
        try (Page page = player("mp3")) {
            Ear ear = new Ear(page);
            assertThat(page.locator(".pictured img")).isVisible();
            page.keyboard().press("Space");
            ear.listen(500);
            page.keyboard().press("ArrowDown");
            ear.listen(500);
            assertThat(ear.heard(9)).anyMatch(heard -> heard.tone() == 3);
            page.keyboard().press("ArrowDown");
            ear.listen(500);
            assertThat(ear.heard(9)).anyMatch(heard -> heard.tone() == 6);
        }
    }

    @Test
    void aReloadReturnsToTheSamePhraseAndGoesOnIfItWasPlaying() {
        try (Page page = player("daisy202")) {
            Ear ear = new Ear(page);
            page.keyboard().press("Space");
            page.keyboard().press("ArrowDown");
            ear.listen(1800);
            String lit = page.locator(".lit").textContent();
            page.reload();
            assertThat(page.locator(".lit")).hasText(lit);
            assertThat(page.locator(".screen[data-playing]")).isVisible();
            page.keyboard().press("Space");
            assertThat(page.locator(".screen[data-playing]")).hasCount(0);
            String rested = page.locator(".lit").textContent();
            page.reload();
            assertThat(page.locator(".lit")).hasText(rested);
            assertThat(page.locator(".screen[data-playing]")).hasCount(0);
        }
    }

    @Test
    void comingBackFromTheShelfGoesOnWhereItWasLeft() {
        try (Page page = player("daisy202")) {
            page.keyboard().press("Space");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".lit")).hasText(Packages.text(2));
            page.keyboard().press("Escape");
            assertThat(page.locator(".cover.chosen .name")).hasText("An");
            new Ear(page).listen(450);
            page.locator(".cover.chosen").click();
            assertThat(page.locator(".lit")).hasText(Packages.text(2));
        }
    }

    @Test
    void sayAgainSoundsThePhraseOnceMore() {
        try (Page page = player("daisy202")) {
            Ear ear = new Ear(page);
            page.keyboard().press("Space");
            page.keyboard().press("ArrowRight");
            ear.listen(800);
            ear.forget();
            page.locator(".again").click();
            ear.listen(700);
            assertThat(page.locator(".lit")).hasText(Packages.text(1));
            assertThat(ear.heard(8)).noneMatch(heard -> heard.tone() > 1);
        }
    }

    @Test
    void atTheEndTheStoryReturnsToItsShelf() {
        try (Page page = player("daisy3")) {
            page.keyboard().press("Space");
            for (int phrase = 1; phrase < 4; phrase++) {
                page.keyboard().press("ArrowRight");
                assertThat(page.locator(".lit")).hasText(Packages.text(phrase));
                new Ear(page).listen(420);
            }
            assertThat(page.locator(".cover.chosen .name")).hasText("Bình");
        }
    }

    @Test
    void aDoubleStrikeAndAHeldKeyCountOnce() {
        try (Page page = player("daisy202")) {
            page.keyboard().press("Space");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".lit")).hasText(Packages.text(1));
            new Ear(page).listen(450);
            page.keyboard().down("ArrowLeft");
            page.keyboard().down("ArrowLeft");
            page.keyboard().down("ArrowLeft");
            page.keyboard().up("ArrowLeft");
            assertThat(page.locator(".lit")).hasText(Packages.text(0));
        }
    }

    @Test
    void aFingerThatSlidesOffAButtonPressesNothing() {
        try (Page page = player("daisy202")) {
            BoundingBox box = page.locator(".forward").boundingBox();
            page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
            page.mouse().down();
            assertThat(page.locator(".forward")).hasClass(Pattern.compile("pressed"));
            page.mouse().move(box.x - 60, box.y - 60);
            page.mouse().up();
            assertThat(page.locator(".pressed")).hasCount(0);
            assertThat(page.locator(".lit")).hasText(Packages.text(0));
        }
    }

    @Test
    void aMissingFileIsPassedOverAndTheStoryGoesOn() {
        try (Page page = chromium.page(1280, 800, Chromium.Hour.DAY)) {
            page.route(
                    Pattern.compile("/media/.*a0\\.mp[34]$"),
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
            page.navigate(library.address() + "/kiosk/#title=" + titles.get("daisy202"));
            page.locator(".go").waitFor();
            page.keyboard().press("Space");
            assertThat(page.locator(".lit")).hasText(Packages.text(4));
            assertThat(page.locator(".apology")).isVisible();
        }
    }

    @Test
    void withoutANetworkTheShelfSaysSoAndFillsItselfLater() {
        try (Page page = chromium.page(1280, 800, Chromium.Hour.DAY)) {
            page.route("**/api/v1/titles*", Route::abort);
            page.navigate(library.address() + "/kiosk/");
            assertThat(page.locator(".notice")).containsText("Mạng đang nghỉ");
            page.unroute("**/api/v1/titles*");
            assertThat(page.locator(".cover")).hasCount(3);
            assertThat(page.locator(".go")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "800, 1280", "1920, 1080", "1024, 600"})
    void everyButtonIsLargeEnoughToHit(int width, int height) {
        try (Page page = chromium.page(width, height, Chromium.Hour.NIGHT)) {
            page.navigate(library.address() + "/kiosk/");
            page.locator(".cover").first().waitFor();
            assertThat(sizes(page.locator(".cover:visible, .place:visible")))
                    .allSatisfy(size -> assertThat(size).isGreaterThanOrEqualTo(MAIN));
            page.locator(".cover").first().click();
            page.locator(".lit").waitFor();
            assertThat(sizes(page.locator(".place:not(.side):visible")))
                    .allSatisfy(size -> assertThat(size).isGreaterThanOrEqualTo(MAIN));
            assertThat(sizes(page.locator(".side:visible")))
                    .hasSize(2)
                    .allSatisfy(size -> assertThat(size).isGreaterThanOrEqualTo(SECONDARY));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "800, 1280"})
    void theSixPlacesStandInThePlayerWhereTheyStoodAtTheShelf(int width, int height) {
        try (Page page = chromium.page(width, height, Chromium.Hour.DAY)) {
            page.navigate(library.address() + "/kiosk/");
            page.locator(".cover").first().waitFor();
            List<List<Double>> atShelf = places(page);
            page.locator(".cover").first().click();
            page.locator(".lit").waitFor();
            assertThat(places(page)).isEqualTo(atShelf);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360})
    void aNarrowPageIsReadWithoutScrollingSideways(int width) {
        try (Page page = chromium.page(width, 256, Chromium.Hour.DAY)) {
            page.navigate(library.address() + "/kiosk/");
            page.locator(".cover").first().waitFor();
            assertThat(scrollWidth(page)).isLessThanOrEqualTo(width);
            page.locator(".cover").first().click();
            page.locator(".lit").waitFor();
            assertThat(scrollWidth(page)).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void theThemeGoesByTheHour() {
        try (Page day = chromium.page(1280, 800, Chromium.Hour.DAY);
                Page night = chromium.page(1280, 800, Chromium.Hour.NIGHT)) {
            day.navigate(library.address() + "/kiosk/");
            night.navigate(library.address() + "/kiosk/");
            assertThat(day.locator("html")).hasCSS("background-color", "rgb(255, 251, 242)");
            assertThat(night.locator("html")).hasCSS("background-color", "rgb(11, 29, 58)");
        }
    }

    @Test
    void leavingBeforeTheFirstSoundEndsTheStoryQuietly() {
        try (Page page = chromium.page(1280, 800, Chromium.Hour.DAY)) {
            page.addInitScript("""
                    const play = HTMLMediaElement.prototype.play;
                    HTMLMediaElement.prototype.play = async function () {
                      window.playAsked = true;
                      await play.call(this);
                      await new Promise((resolve) => setTimeout(resolve, 300));
                    };
                    """);
            page.navigate(library.address() + "/kiosk/#title=" + titles.get("daisy202"));
            page.locator(".go").waitFor();
            page.evaluate("window.playAsked = false");
            page.keyboard().press("Space");
            page.waitForFunction("window.playAsked");
            page.keyboard().press("Escape");
            assertThat(page.locator(".cover.chosen")).isVisible();
            new Ear(page).listen(700);
        }
    }

    @AfterEach
    void noScriptComplained() {
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Page shelf() {
        Page page = chromium.page(1280, 800, Chromium.Hour.DAY);
        page.navigate(library.address() + "/kiosk/");
        page.locator(".cover.chosen").waitFor();
        new Ear(page).listen(450);
        return page;
    }

    private static Page player(String form) {
        Page page = chromium.page(1280, 800, Chromium.Hour.DAY);
        page.navigate(library.address() + "/kiosk/#title=" + titles.get(form));
        page.locator(".lit").waitFor();
        return page;
    }

    private static List<Double> sizes(Locator buttons) {
        return buttons.all().stream()
                .map(Locator::boundingBox)
                .map(box -> Math.min(box.width, box.height) + 0.5)
                .toList();
    }

    private static List<List<Double>> places(Page page) {
        return page.locator(".place:not(.side):visible").all().stream()
                .map(Locator::boundingBox)
                .map(box -> List.of(box.x, box.y, box.width, box.height))
                .toList();
    }

    private static int scrollWidth(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth");
    }
}
