package vn.langnghe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** axe has nothing to say, its rules for the size of targets and for enhanced contrast among those that it is asked. */
class AccessibilityTest {
    private static RunningLibrary library;
    private static RunningLibrary empty;
    private static Chromium chromium;
    private static String withText;
    private static String withoutText;

    @BeforeAll
    static void begin() {
        library = RunningLibrary.start();
        empty = RunningLibrary.start();
        chromium = new Chromium();
        withText = library.take("a.zip", Packages.daisy202("An", Packages.Audio.CONSTANT_MP3, 4));
        withoutText = library.take("d.zip", Packages.mp3s("Dung"));
    }

    @AfterAll
    static void end() {
        chromium.close();
        library.close();
        empty.close();
    }

    @ParameterizedTest
    @EnumSource
    void theShelfAndThePlayer(Chromium.Hour hour) {
        try (Page page = chromium.page(1280, 800, hour)) {
            for (String language : List.of("vi", "en")) {
                page.navigate(library.address() + "/kiosk/?lang=" + language);
                page.locator(".cover").first().waitFor();
                assertClean(page);
                for (String title : List.of(withText, withoutText)) {
                    page.navigate(library.address() + "/kiosk/?lang=" + language + "#title=" + title);
                    page.locator(".lit").waitFor();
                    assertClean(page);
                    page.navigate(library.address() + "/kiosk/?lang=" + language);
                    page.locator(".cover").first().waitFor();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEmptyShelfAndAPortraitScreen(Chromium.Hour hour) {
        try (Page page = chromium.page(800, 1280, hour)) {
            page.navigate(empty.address() + "/kiosk/");
            page.locator(".notice").waitFor();
            assertClean(page);
            page.navigate(library.address() + "/kiosk/#title=" + withText);
            page.locator(".lit").waitFor();
            assertClean(page);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theStaffPage(ColorScheme scheme) {
        try (Page page = chromium.page(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme), Chromium.Hour.DAY)) {
            for (String language : List.of("vi", "en")) {
                page.navigate(library.address() + "/staff/");
                page.evaluate("code => localStorage.setItem('langnghe.staff.language', code)", language);
                page.navigate(library.address() + "/staff/");
                page.locator(".titles li").first().waitFor();
                assertClean(page);

                page.setInputFiles(
                        "input[type=file]", new FilePayload("xau.zip", "application/zip", Packages.hostile()));
                page.locator(".job.refused .problems").first().waitFor();
                assertClean(page);

                page.locator(".titles .name").first().click();
                page.locator("dialog.details[open]").waitFor();
                page.evaluate("() => Promise.all(document.getAnimations().map((animation) => animation.finished))");
                assertClean(page);
                page.locator("dialog .danger").click();
                page.locator("dialog[role=alertdialog]").waitFor();
                assertClean(page);
                page.keyboard().press("Escape");
                page.keyboard().press("Escape");
                page.keyboard().press("?");
                page.locator("dialog[open]").waitFor();
                assertClean(page);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void theStaffPageOfAnEmptyLibrary(int width) {
        try (Page page = chromium.page(width, 800, Chromium.Hour.DAY)) {
            page.navigate(empty.address() + "/staff/");
            page.locator(".empty").waitFor();
            assertClean(page);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void theStaffPageIsReadAtFourTimesItsSizeWithoutScrollingSideways() {
        try (Page page = chromium.page(320, 256, Chromium.Hour.DAY)) {
            page.navigate(library.address() + "/staff/");
            page.locator(".titles li").first().waitFor();
            assertClean(page);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(320);
        }
    }

    private static void assertClean(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(Map.of("target-size", enabled(), "color-contrast-enhanced", enabled()));
        List<String> said = new AxeBuilder(page)
                .setLegacyMode(true).options(options).analyze().getViolations().stream()
                        .map(AccessibilityTest::describe)
                        .toList();
        assertThat(said).as(page.url()).isEmpty();
    }

    private static AxeRuleOptions enabled() {
        AxeRuleOptions rule = new AxeRuleOptions();
        rule.setEnabled(true);
        return rule;
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
