package vn.langnghe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmStreamTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"22050,1,32,false", "24000,1,48,false"})
    void anMp3WithALameTagDecodesToExactlyWhatWasEncoded(int rate, int channels, int kilobits, boolean variable)
            throws IOException {
        byte[] mp3 = Sounds.mp3(rate, channels, 3, kilobits, variable);
        Path bare = Sounds.file(folder, "bare.mp3", mp3);
        int samples = Mp3FrameIndex.read(bare).orElseThrow().frames() * (rate > 32000 ? 1152 : 576);
        byte[] info = TrueAudioTest.infoFrame(mp3, 576, samples - 576 - 3 * rate);

        float[] decoded = decoded(Sounds.file(folder, "tagged.mp3", info, mp3), channels);

        assertThat(decoded).hasSize(3 * rate);
        double error = 0;
        for (int i = rate * 3 / 4 - rate / 8; i < rate * 3 / 4 + rate / 8; i++) {
            error = Math.max(error, Math.abs(decoded[i] - 0.3 * Math.sin(2 * Math.PI * 440 * i / rate)));
        }
        assertThat(error).isLessThan(0.08);
    }

    @Test
    void aBrokenFrameIsSilenceOfItsLength() throws IOException {
        byte[] mp3 = Sounds.mp3(44100, 1, 3, 64, false);
        float[] sound = decoded(Sounds.file(folder, "a.mp3", mp3), 1);
        Mp3FrameIndex index =
                Mp3FrameIndex.read(Sounds.file(folder, "b.mp3", mp3)).orElseThrow();
        for (int frame = 20; frame < 60; frame++) {
            int start = (int) index.offset(frame) + 4;
            for (int i = 0; i < 150; i++) {
                mp3[start + i] = (byte) (i * 37 + frame);
            }
        }

        float[] broken = decoded(Sounds.file(folder, "c.mp3", mp3), 1);

        assertThat(broken).hasSameSizeAs(sound);
        assertThat(broken[sound.length - 20_000]).isCloseTo(sound[sound.length - 20_000], within(0.001f));
    }

    @Test
    void aWavDecodesToItsSamples() throws IOException {
        float[] decoded =
                decoded(Sounds.file(folder, "a.wav", Sounds.wav(8000, 1, 16, new byte[] {0, 0x40, 0, (byte) 0xC0})), 1);

        assertThat(decoded).containsExactly(0.5f, -0.5f);
    }

    @Test
    void aBookIsBroughtToTheTargetUnlessItsPeaksForbid() throws Exception {
        Path quiet = Sounds.file(folder, "quiet.wav", Sounds.wav(22050, 1, 16, Sounds.pcm(22050, 1, 3)));
        Loudness loudness = BookLoudness.measure(Map.of("quiet.wav", quiet), _ -> {});

        double gain = loudness.gainDecibels();
        assertThat(gain)
                .isCloseTo(Math.min(-20 - loudness.integrated().orElseThrow(), -1 - loudness.truePeak()), within(1e-9));
        assertThat(loudness.heard().toMillis()).isBetween(2999L, 3000L);
    }

    @Test
    void silenceAndWhatCannotBeDecodedChangeNothing() throws Exception {
        Path silent = Sounds.file(folder, "silent.wav", Sounds.wav(22050, 1, 16, new byte[88_200]));
        Path foreign = Path.of("src/test/resources/audio/tone.opus");

        assertThat(BookLoudness.measure(Map.of("s.wav", silent), _ -> {}).gainDecibels())
                .isZero();
        Loudness unknown = BookLoudness.measure(Map.of("tone.opus", foreign), _ -> {});
        assertThat(unknown.gainDecibels()).isZero();
        assertThat(unknown.problems()).hasSize(1);
    }

    static float[] decoded(Path file, int channels) throws IOException {
        List<PcmBlock> blocks = new ArrayList<>();
        int frames = 0;
        try (PcmStream stream = PcmStream.open(file).orElseThrow()) {
            for (Optional<PcmBlock> next = stream.next(); next.isPresent(); next = stream.next()) {
                blocks.add(next.get());
                frames += next.get().frames();
            }
        }
        float[] first = new float[frames];
        int place = 0;
        for (PcmBlock block : blocks) {
            assertThat(block.channels()).isEqualTo(channels);
            for (int i = 0; i < block.frames(); i++) {
                first[place++] = block.samples()[i * channels];
            }
        }
        return first;
    }
}
