package vn.langnghe.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The system's Chromium, started as a kiosk starts it: a page may sound without having been pressed. */
final class Chromium implements AutoCloseable {
    /** What a page takes the hour to be. */
    enum Hour {
        DAY(12),
        NIGHT(22);

        private final int hour;

        Hour(int hour) {
            this.hour = hour;
        }

        /** Where it is about that hour now: a faked clock would falsify what is measured. */
        private String zone() {
            int east =
                    Math.floorMod(hour - Instant.now().atOffset(ZoneOffset.UTC).getHour() + 11, 24) - 11;
            return "Etc/GMT%+d".formatted(-east);
        }
    }

    /** A machine that builds something else meanwhile is slow. */
    private static final double PATIENCE_MILLISECONDS = 20_000;

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("langnghe.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--autoplay-policy=no-user-gesture-required",
                                "--disable-background-networking")));
    }

    /** A fresh page that has never been here, of that size, at that hour. */
    Page page(int width, int height, Hour hour) {
        return page(new Browser.NewContextOptions().setViewportSize(width, height), hour);
    }

    Page page(Browser.NewContextOptions options, Hour hour) {
        BrowserContext context =
                browser.newContext(options.setTimezoneId(hour.zone()).setLocale("vi-VN"));
        context.addInitScript(Ear.HOOK);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        return page;
    }

    /** What the pages' scripts threw, so far. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
