package vn.langnghe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.langnghe.book.AudioFile;
import vn.langnghe.book.BitrateMode;
import vn.langnghe.book.Problem;
import vn.langnghe.container.AudioInspector.Inspection;

class TrueAudioTest {
    private static final Path RESOURCES = Path.of("src/test/resources/audio");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"44100,2,128", "44100,1,64", "22050,1,32", "16000,1,24"})
    void anMp3OfConstantBitrateIsWhatItWasMadeAs(int rate, int channels, int kilobits) throws IOException {
        AudioFile audio = sound(inspected("a.mp3", Sounds.mp3(rate, channels, 5, kilobits, false)));

        assertThat(audio.mediaType()).isEqualTo("audio/mpeg");
        assertThat(audio.sampleRate()).isEqualTo(rate);
        assertThat(audio.channels()).isEqualTo(channels);
        assertThat(audio.mode()).isEqualTo(BitrateMode.CONSTANT);
        assertThat(audio.bitrate()).isCloseTo(kilobits * 1000, within(kilobits * 10));
        assertThat(seconds(audio)).isBetween(5.0, 5.2);
    }

    @Test
    void aVariableBitrateIsSeenInTheFrames() throws IOException {
        assertThat(sound(inspected("a.mp3", Sounds.mp3(44100, 2, 5, 128, true))).mode())
                .isEqualTo(BitrateMode.VARIABLE);
    }

    @Test
    void tagsBeforeAndBehindAreNoSoundAndNoProblem() throws IOException {
        byte[] mp3 = Sounds.mp3(22050, 1, 3, 32, false);

        Inspection bare = inspected("a.mp3", mp3);
        Inspection tagged = inspected("b.mp3", Sounds.id3v2(5000), Sounds.id3v2(200), mp3, Sounds.id3v1());

        assertThat(tagged.problems()).isEmpty();
        assertThat(sound(tagged).length()).isEqualTo(sound(bare).length());
    }

    @Test
    void anInfoFrameIsNotPartOfTheLength() throws IOException {
        byte[] mp3 = Sounds.mp3(44100, 2, 3, 128, false);
        Inspection bare = inspected("a.mp3", mp3);

        Inspection headed = inspected("b.mp3", infoFrame(mp3, 576, 600), mp3);

        assertThat(sound(headed).length()).isEqualTo(sound(bare).length());
        assertThat(sound(headed).mode()).isEqualTo(BitrateMode.CONSTANT);
    }

    @Test
    void damageInTheMiddleIsSkippedAndReported() throws IOException {
        byte[] mp3 = Sounds.mp3(44100, 2, 4, 128, false);
        int middle = mp3.length / 2;

        Inspection damaged = inspected(
                "a.mp3",
                Arrays.copyOf(mp3, middle),
                Sounds.ascii("this is no sound".repeat(100)),
                Arrays.copyOfRange(mp3, middle, mp3.length));

        assertThat(rules(damaged)).containsExactly("audio.damaged");
        assertThat(damaged.problems().getFirst().place())
                .hasValueSatisfying(place -> assertThat(place).startsWith("0:00:0"));
        assertThat(seconds(sound(damaged))).isBetween(3.9, 4.2);
    }

    @Test
    void junkBeforePaddingBetweenAndACutEndAreReported() throws IOException {
        byte[] mp3 = Sounds.mp3(44100, 2, 2, 128, false);

        assertThat(rules(inspected("a.mp3", Sounds.ascii("x".repeat(50)), mp3)))
                .containsExactly("audio.junk-before-first-frame");
        assertThat(rules(inspected("b.mp3", mp3, new byte[5000], mp3))).containsExactly("audio.padded-with-zeros");
        assertThat(rules(inspected("c.mp3", Arrays.copyOf(mp3, mp3.length - 100))))
                .containsExactly("audio.last-frame-cut");
    }

    @Test
    void filesOfDifferentKindsPutTogetherKeepTheirLengths() throws IOException {
        byte[] one = Sounds.mp3(44100, 2, 2, 128, false);
        byte[] other = Sounds.mp3(22050, 1, 2, 32, false);

        Inspection both = inspected("a.mp3", one, other);

        assertThat(rules(both)).containsExactly("audio.format-changes");
        assertThat(sound(both).length())
                .isEqualTo(sound(inspected("b.mp3", one))
                        .length()
                        .plus(sound(inspected("c.mp3", other)).length()));
    }

    @Test
    void whatIsNoSoundIsToldApart() throws IOException {
        byte[] random = new byte[20_000];
        new Random(3).nextBytes(random);

        assertThat(rules(inspected("a.mp3", new byte[0]))).containsExactly("audio.empty-file");
        assertThat(rules(inspected("b.mp3", Sounds.ascii("\r\n<!DOCTYPE html><title>404</title>"))))
                .containsExactly("audio.page-instead-of-audio");
        assertThat(rules(inspected("c.mp3", random))).containsExactly("audio.not-audio");
        assertThat(rules(inspected("d.mp3", Sounds.ascii("RIFF????WAVE")))).containsExactly("audio.unreadable");
    }

    @ParameterizedTest
    @CsvSource({"8", "16", "24", "32"})
    void aWavIsExactToTheSampleWhateverItIsCalled(int bits) throws IOException {
        byte[] data = new byte[22050 * bits / 8 * 3 / 2];

        Inspection inspection = inspected("a.mp3", Sounds.wav(22050, 1, bits, data));

        assertThat(sound(inspection).mediaType()).isEqualTo("audio/wav");
        assertThat(sound(inspection).length()).hasMillis(1500);
        assertThat(rules(inspection)).containsExactly("audio.name-says-otherwise");
    }

    @Test
    void aWavThatWasCutOffLastsAsLongAsItsSamples() throws IOException {
        byte[] wav = Sounds.wav(16000, 1, 16, new byte[64_000]);

        Inspection inspection = inspected("a.wav", Arrays.copyOf(wav, 44 + 32_000));

        assertThat(sound(inspection).length()).hasSeconds(1);
        assertThat(rules(inspection)).containsExactly("audio.cut-off");
    }

    @ParameterizedTest
    @CsvSource({
        "tone.m4a,audio/mp4,44100,1.0",
        "fragmented.m4a,audio/mp4,44100,1.0",
        "tone.ogg,audio/ogg,44100,1.0",
        "tone.opus,audio/ogg,48000,1.0",
        "tone.flac,audio/flac,22050,1.0"
    })
    void whatBrowsersPlayBesidesHasItsTrueLength(String name, String mediaType, int rate, double seconds)
            throws IOException {
        Inspection inspection = new TrueAudio().inspect(RESOURCES.resolve(name), name);

        AudioFile audio = sound(inspection);
        assertThat(audio.mediaType()).isEqualTo(mediaType);
        assertThat(audio.sampleRate()).isEqualTo(rate);
        assertThat(seconds(audio)).isCloseTo(seconds, within(0.05));
        assertThat(inspection.problems()).isEmpty();
    }

    @Test
    void aCodecThatBrowsersDoNotPlayIsReported() throws IOException {
        Inspection inspection = new TrueAudio().inspect(RESOURCES.resolve("adpcm.wav"), "adpcm.wav");

        assertThat(rules(inspection)).containsExactly("audio.browsers-cannot-play");
        assertThat(seconds(sound(inspection))).isCloseTo(1.0, within(0.05));
    }

    @Test
    void noCorruptionOfAFileMakesItThrowOrLastLongerThanItsBytesAllow() throws IOException {
        List<byte[]> originals = List.of(
                Sounds.joined(Sounds.id3v2(300), Sounds.mp3(22050, 1, 1, 32, false), Sounds.id3v1()),
                Sounds.wav(8000, 1, 16, new byte[4000]),
                Files.readAllBytes(RESOURCES.resolve("tone.m4a")),
                Files.readAllBytes(RESOURCES.resolve("tone.ogg")),
                Files.readAllBytes(RESOURCES.resolve("tone.opus")),
                Files.readAllBytes(RESOURCES.resolve("tone.flac")));
        Random random = new Random(2026);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes =
                    originals.get(i % 2 == 0 ? 0 : i / 2 % originals.size()).clone();
            for (int change = random.nextInt(20); change >= 0; change--) {
                bytes[random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 400) : bytes.length)] =
                        (byte) random.nextInt(256);
            }
            byte[] mutant = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            inspected("mutant.mp3", mutant)
                    .audioFile()
                    .ifPresent(audio -> assertThat(seconds(audio)).isLessThanOrEqualTo(mutant.length + 1.0));
        }
    }

    private Inspection inspected(String name, byte[]... parts) throws IOException {
        return new TrueAudio().inspect(Sounds.file(folder, name, parts), name);
    }

    static byte[] infoFrame(byte[] mp3, int delay, int padding) {
        int word = (mp3[0] << 24) | ((mp3[1] & 0xFF) << 16) | ((mp3[2] & 0xFF) << 8) | (mp3[3] & 0xFF);
        return Sounds.infoFrame(new FrameHeader(word), 1000, delay, padding);
    }

    private static AudioFile sound(Inspection inspection) {
        return inspection.audioFile().orElseThrow();
    }

    private static double seconds(AudioFile audio) {
        return audio.length().toNanos() / 1e9;
    }

    private static List<String> rules(Inspection inspection) {
        return inspection.problems().stream().map(Problem::rule).toList();
    }
}
