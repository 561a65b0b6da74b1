package vn.langnghe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signals of EBU Tech 3341, 2.9, table 1, with the tolerance that it asks for. */
class LoudnessMeterTest {
    private static final double TOLERANCE = 0.1;

    @ParameterizedTest
    @ValueSource(ints = {48000, 44100, 22050, 16000})
    void aStereoSineAtMinus23IsMinus23(int rate) {
        LoudnessMeter meter = new LoudnessMeter(true);
        sine(meter, rate, 2, -23, 20);

        assertThat(meter.integrated().orElseThrow()).isCloseTo(-23, within(TOLERANCE));
        assertThat(20 * Math.log10(meter.peak())).isCloseTo(-23, within(0.2));
    }

    @ParameterizedTest
    @ValueSource(ints = {48000, 22050})
    void oneChannelIsAsLoudAsTwoWhereBothLoudspeakersPlayIt(int rate) {
        LoudnessMeter strict = new LoudnessMeter(false);
        LoudnessMeter asPlayed = new LoudnessMeter(true);
        sine(strict, rate, 1, -23, 20);
        sine(asPlayed, rate, 1, -23, 20);

        assertThat(strict.integrated().orElseThrow()).isCloseTo(-26, within(TOLERANCE));
        assertThat(asPlayed.integrated().orElseThrow()).isCloseTo(-23, within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {48000, 44100})
    void theGatesLeaveOutWhatIsQuiet(int rate) {
        LoudnessMeter three = new LoudnessMeter(true);
        sine(three, rate, 2, -36, 10);
        sine(three, rate, 2, -23, 60);
        sine(three, rate, 2, -36, 10);
        LoudnessMeter four = new LoudnessMeter(true);
        sine(four, rate, 2, -72, 10);
        sine(four, rate, 2, -36, 10);
        sine(four, rate, 2, -23, 60);
        sine(four, rate, 2, -36, 10);
        sine(four, rate, 2, -72, 10);
        LoudnessMeter five = new LoudnessMeter(true);
        sine(five, rate, 2, -26, 20);
        sine(five, rate, 2, -20, 20.1);
        sine(five, rate, 2, -26, 20);

        assertThat(three.integrated().orElseThrow()).isCloseTo(-23, within(TOLERANCE));
        assertThat(four.integrated().orElseThrow()).isCloseTo(-23, within(TOLERANCE));
        assertThat(five.integrated().orElseThrow()).isCloseTo(-23, within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(ints = 48000)
    void aPeakBetweenTheSamplesIsFound(int rate) {
        LoudnessMeter meter = new LoudnessMeter(true);
        float[] samples = new float[rate];
        for (int i = 0; i < rate; i++) {
            samples[i] = (float) (0.5 * Math.sin(Math.PI / 2 * i + Math.PI / 4));
        }
        meter.hear(new PcmBlock(samples, rate, 1, rate));

        assertThat(20 * Math.log10(meter.peak())).isBetween(-6.4, -5.8);
    }

    private static void sine(LoudnessMeter meter, int rate, int channels, double decibels, double seconds) {
        double amplitude = Math.pow(10, decibels / 20);
        int frames = (int) (rate * seconds);
        float[] samples = new float[frames * channels];
        for (int i = 0; i < samples.length; i++) {
            int frame = i / channels;
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * 997 * frame / rate));
        }
        meter.hear(new PcmBlock(samples, frames, channels, rate));
    }
}
