package vn.langnghe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is lit is what sounds, and what is pressed is heard at once: measured by the pitch of each phrase. */
class PhraseTimingTest {
    private static final int IN_FILE = 6;
    private static final int PHRASES = 2 * IN_FILE;
    private static final double MARGIN_MILLISECONDS = 1500;

    private static RunningLibrary library;
    private static Chromium chromium;
    private static String constant;
    private static String variable;
    private static String wave;

    @BeforeAll
    static void begin() {
        library = RunningLibrary.start();
        chromium = new Chromium();
        constant = library.take("constant.zip", Packages.daisy202("Constant", Packages.Audio.CONSTANT_MP3, IN_FILE));
        variable = library.take("variable.zip", Packages.daisy202("Variable", Packages.Audio.VARIABLE_MP3, IN_FILE));
        wave = library.take("wave.zip", Packages.daisy202("Wave", Packages.Audio.WAV, IN_FILE));
    }

    @AfterAll
    static void end() {
        chromium.close();
        library.close();
    }

    @Test
    void thePhraseLitIsTheOneThatSoundsInAConstantMp3() {
        followsFromEndToEnd("constant MP3", constant);
    }

    @Test
    void thePhraseLitIsTheOneThatSoundsInAVariableMp3() {
        followsFromEndToEnd("variable MP3", variable);
    }

    @Test
    void thePhraseLitIsTheOneThatSoundsInAWave() {
        followsFromEndToEnd("WAV", wave);
    }

    @Test
    void aPressIsHeardWithinAHundredMillisecondsInAConstantMp3() {
        try (Page page = open(constant)) {
            jumpsAtOnce("constant MP3", page);
        }
    }

    @Test
    void aPressIsHeardWithinAHundredMillisecondsInAVariableMp3() {
        try (Page page = open(variable)) {
            jumpsAtOnce("variable MP3", page);
        }
    }

    @Test
    void withoutItsMp4ARawMp3IsPlayedAndAPressIsStillHeardAtOnce() {
        try (Page page = chromium.page(1280, 800, Chromium.Hour.DAY)) {
            page.route(Pattern.compile("\\.mp4$"), route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
            page.navigate(library.address() + "/kiosk/#title=" + constant);
            page.locator(".lit").waitFor();
            jumpsAtOnce("raw MP3", page);
        }
    }

    @Test
    void afterJumpsThePhraseLitIsStillTheOneThatSounds() {
        List<Double> errors = new ArrayList<>();
        for (String title : List.of(constant, variable)) {
            try (Page page = open(title)) {
                Ear ear = new Ear(page);
                page.keyboard().press("Space");
                ear.listen(500);
                page.keyboard().press("ArrowDown");
                ear.listen(600);
                ear.forget();
                ear.listen(2500 * Packages.PHRASE_SECONDS + MARGIN_MILLISECONDS);
                errors.addAll(errors(ear));
            }
        }
        report("lit against sounding after a jump", errors);
        assertThat(errors).hasSizeGreaterThanOrEqualTo(4);
        assertThat(Ear.percentile95(errors)).isLessThanOrEqualTo(50);
    }

    @Test
    void aPressedButtonIsHeardWithinAHundredMilliseconds() {
        double c5 = 523.25;
        List<Double> delays = new ArrayList<>();
        try (Page page = open(constant)) {
            Ear ear = new Ear(page);
            page.keyboard().press("Space");
            for (int press = 0; press < 6; press++) {
                ear.listen(700);
                page.keyboard().press("Space");
                ear.listen(700);
                ear.forget();
                page.keyboard().down("5");
                double pressed = ear.last("keydown");
                ear.listen(200);
                delays.add(Ear.firstAfter(ear.heard(c5), pressed, 0).orElse(Double.NaN) - pressed);
                page.keyboard().up("5");
            }
        }
        report("key down to the sound of its press", delays);
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isLessThanOrEqualTo(100));
    }

    private static void followsFromEndToEnd(String name, String title) {
        try (Page page = open(title)) {
            Ear ear = new Ear(page);
            page.keyboard().press("Space");
            // Until the last phrase sounds: after it come the sound of the end, and the shelf's taste.
            ear.listen((PHRASES - 0.4) * Packages.PHRASE_SECONDS * 1000);

            List<Double> errors = errors(ear);
            report("lit against sounding, " + name, errors);
            assertThat(errors).hasSizeGreaterThanOrEqualTo(PHRASES - 1);
            assertThat(Ear.percentile95(errors)).isLessThanOrEqualTo(50);

            double gap = longestGap(ear, IN_FILE);
            report("gap where one file follows another, " + name, List.of(gap));
            assertThat(gap).isLessThanOrEqualTo(50);
        }
    }

    private static void jumpsAtOnce(String name, Page page) {
        Ear ear = new Ear(page);
        page.keyboard().press("Space");
        ear.listen(600);
        List<Double> delays = new ArrayList<>();
        int phrase = 0;
        for (Jump jump : List.of(
                new Jump("ArrowRight", 1),
                new Jump("ArrowRight", 2),
                new Jump("ArrowDown", 3),
                new Jump("ArrowLeft", 2),
                new Jump("ArrowUp", 0),
                new Jump("ArrowRight", 1),
                new Jump("PageDown", 3),
                new Jump("PageDown", 6),
                new Jump("6", 7),
                new Jump("4", 6),
                new Jump("ArrowRight", 7),
                new Jump("ArrowUp", 6))) {
            ear.forget();
            page.keyboard().press(jump.key());
            double released = ear.last("keyup");
            ear.listen(450);
            assertThat(page.locator(".lit").textContent())
                    .as("after %s from phrase %d", jump.key(), phrase)
                    .isEqualTo(Packages.text(jump.phrase()));
            delays.add(
                    Ear.firstAfter(ear.heard(PHRASES), released, jump.phrase()).orElse(Double.NaN) - released);
            phrase = jump.phrase();
        }
        report("key let go to the new phrase's sound, " + name, delays);
        assertThat(delays).noneMatch(delay -> delay.isNaN());
        assertThat(Ear.percentile95(delays)).isLessThanOrEqualTo(150);
        assertThat(median(delays)).isLessThanOrEqualTo(100);
    }

    private record Jump(String key, int phrase) {}

    private static Page open(String title) {
        Page page = chromium.page(1280, 800, Chromium.Hour.DAY);
        page.navigate(library.address() + "/kiosk/#title=" + title);
        page.locator(".lit").waitFor();
        return page;
    }

    /** For each phrase but the book's first: how far its being lit lay from its beginning to sound. */
    private static List<Double> errors(Ear ear) {
        List<Ear.Heard> heard =
                ear.heard(PHRASES).stream().filter(entry -> entry.tone() > 0).toList();
        List<Ear.Lit> lit = ear.lit();
        List<Double> errors = new ArrayList<>();
        for (Ear.Heard sound : heard) {
            lit.stream()
                    .filter(light -> light.text().equals(Packages.text(sound.tone())))
                    .mapToDouble(light -> Math.abs(light.at() - sound.at()))
                    .min()
                    .ifPresent(errors::add);
        }
        return errors;
    }

    /** The silence before a tone that follows others. */
    private static double longestGap(Ear ear, int tone) {
        List<Ear.Heard> heard = ear.heard(PHRASES);
        for (int index = 2; index < heard.size(); index++) {
            if (heard.get(index).tone() == tone) {
                return heard.get(index - 1).tone() == -1
                        ? heard.get(index).at() - heard.get(index - 1).at()
                        : 0;
            }
        }
        return Double.NaN;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void report(String what, List<Double> milliseconds) {
        System.out.printf(
                "MEASURED %s: n=%d median=%.0f ms p95=%.0f ms max=%.0f ms%n",
                what,
                milliseconds.size(),
                median(milliseconds),
                Ear.percentile95(milliseconds),
                milliseconds.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
    }
}
