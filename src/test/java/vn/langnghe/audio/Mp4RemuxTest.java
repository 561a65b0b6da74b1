package vn.langnghe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.langnghe.book.AudioFile;

class Mp4RemuxTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"44100,2,128,true", "44100,1,64,false", "22050,1,32,false", "22050,1,64,true", "24000,2,64,false"})
    void theMp4HoldsTheSameSoundAtTheTimesOfTheFrameIndex(int rate, int channels, int kilobits, boolean variable)
            throws IOException {
        byte[] mp3 = Sounds.mp3(rate, channels, 4, kilobits, variable);
        byte[] info = TrueAudioTest.infoFrame(mp3, 576, 1000);
        Path source = Sounds.file(folder, "a.mp3", Sounds.id3v2(1000), info, mp3, Sounds.id3v1());
        Mp3FrameIndex index = Mp3FrameIndex.read(source).orElseThrow();

        Path target = derived(source);
        byte[] mp4 = Files.readAllBytes(target);
        AudioFile read = new TrueAudio().inspect(target, "a.mp4").audioFile().orElseThrow();

        assertThat(read.sampleRate()).isEqualTo(rate);
        assertThat(read.channels()).isEqualTo(channels);
        assertThat(read.length().toMillis()).isCloseTo(index.end().toMillis(), within(3L));
        assertThat(find(mp4, "moov")).isLessThan(find(mp4, "mdat"));
        int data = find(mp4, "mdat") + 4;
        Path frames = Sounds.file(folder, "frames.mp3", Arrays.copyOfRange(mp4, data, mp4.length));
        float[] before = PcmStreamTest.decoded(Sounds.file(folder, "bare.mp3", mp3), channels);
        float[] after = PcmStreamTest.decoded(frames, channels);
        int dropped = Mp4Remux.leadingFrames(index) * (rate > 32000 ? 1152 : 576);
        for (int i = 8 * 1152; i < after.length; i++) {
            assertThat(after[i]).isEqualTo(before[i + dropped]);
        }
    }

    @Test
    void eachFrameOfTheMp4SoundsWithoutThoseBeforeIt() throws IOException {
        byte[] mp3 = Sounds.mp3(44100, 2, 4, 128, true);
        byte[] mp4 = Files.readAllBytes(derived(Sounds.file(folder, "a.mp3", mp3)));
        byte[] data = Arrays.copyOfRange(mp4, find(mp4, "mdat") + 4, mp4.length);
        Path frames = Sounds.file(folder, "frames.mp3", data);
        Mp3FrameIndex index = Mp3FrameIndex.read(frames).orElseThrow();
        int from = (int) index.offset(70);

        float[] whole = PcmStreamTest.decoded(frames, 2);
        float[] later =
                PcmStreamTest.decoded(Sounds.file(folder, "later.mp3", Arrays.copyOfRange(data, from, data.length)), 2);

        for (int i = 1152; i < later.length; i++) {
            assertThat(later[i]).isEqualTo(whole[70 * 1152 + i]);
        }
    }

    @Test
    void theChunkOffsetsPointToFrames() throws IOException {
        byte[] mp4 = Files.readAllBytes(derived(Sounds.file(folder, "a.mp3", Sounds.mp3(22050, 1, 20, 32, false))));
        int table = find(mp4, "stco") + 8;
        ByteBuffer bytes = ByteBuffer.wrap(mp4);

        int chunks = bytes.getInt(table);
        assertThat(chunks).isGreaterThan(20);
        for (int chunk = 0; chunk < chunks; chunk++) {
            assertThat(FrameHeader.isHeader(bytes.getInt(bytes.getInt(table + 4 + 4 * chunk))))
                    .isTrue();
        }
    }

    @Test
    void damageIsLeftOut() throws IOException {
        byte[] mp3 = Sounds.mp3(44100, 1, 4, 64, false);
        int middle = mp3.length / 2;
        Path source = Sounds.file(
                folder,
                "a.mp3",
                Arrays.copyOf(mp3, middle),
                Sounds.ascii("no sound ".repeat(300)),
                Arrays.copyOfRange(mp3, middle, mp3.length));

        AudioFile read =
                new TrueAudio().inspect(derived(source), "a.mp4").audioFile().orElseThrow();

        long expected = Mp3FrameIndex.read(source).orElseThrow().end().toMillis();
        assertThat(read.length().toMillis()).isCloseTo(expected, within(15L));
    }

    @Test
    void nothingIsMadeOfAWavOrOfAChangingSampleRate() throws IOException {
        Path wav = Sounds.file(folder, "a.wav", Sounds.wav(8000, 1, 16, new byte[16_000]));
        Path mixed =
                Sounds.file(folder, "b.mp3", Sounds.mp3(44100, 2, 1, 128, false), Sounds.mp3(22050, 1, 1, 32, false));
        Path target = folder.resolve("target.mp4");

        assertThat(Mp4Remux.derive(audio(wav), wav, target)).isEmpty();
        assertThat(Mp4Remux.derive(audio(mixed), mixed, target)).isEmpty();
        assertThat(target).doesNotExist();
    }

    private Path derived(Path source) throws IOException {
        return Mp4Remux.derive(audio(source), source, folder.resolve("derived.mp4"))
                .orElseThrow();
    }

    private static AudioFile audio(Path file) throws IOException {
        return new TrueAudio()
                .inspect(file, String.valueOf(file.getFileName()))
                .audioFile()
                .orElseThrow();
    }

    private static int find(byte[] bytes, String type) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(type);
    }
}
