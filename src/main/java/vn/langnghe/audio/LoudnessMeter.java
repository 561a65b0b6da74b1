package vn.langnghe.audio;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Integrated loudness by ITU-R BS.1770-5, Annex 1: K-weighted blocks of 400 ms that overlap by three quarters, gated at
 * −70 LUFS and at 10 LU below what remains. Of constant size however long it listens; meters of several files add up.
 * A single channel counts as heard from both loudspeakers, as browsers play it, where that is asked for. One thread at a
 * time.
 */
final class LoudnessMeter {
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;
    private static final double OFFSET = -0.691;
    private static final int BINS_IN_UNIT = 100;
    private static final int BINS = 100 * BINS_IN_UNIT;
    private static final int STEPS_IN_BLOCK = 4;
    private static final double[] SURROUND_OF_SIX = {1, 1, 1, 0, 1.41, 1.41};

    private final boolean monoFromBoth;
    private final long[] blocks = new long[BINS];
    private final double[] energies = new double[BINS];
    private final double[] steps = new double[STEPS_IN_BLOCK];
    private KWeighting[] weightings = {};
    private TruePeak[] peaks = {};
    private double peak;
    private int sampleRate;
    private int stepsHeard;
    private int framesInStep;
    private double energyOfStep;

    LoudnessMeter(boolean monoFromBoth) {
        this.monoFromBoth = monoFromBoth;
    }

    void hear(PcmBlock block) {
        if (block.channels() != weightings.length || block.sampleRate() != sampleRate) {
            begin(block.channels(), block.sampleRate());
        }
        int channels = block.channels();
        int stepLength = (sampleRate + 5) / 10;
        float[] samples = block.samples();
        int place = 0;
        for (int frame = 0; frame < block.frames(); frame++) {
            for (int channel = 0; channel < channels; channel++) {
                double sample = samples[place++];
                peaks[channel].hear(sample);
                double weighed = weightings[channel].weigh(sample);
                energyOfStep += weighed * weighed * weight(channel, channels);
            }
            if (++framesInStep == stepLength) {
                endStep(stepLength);
            }
        }
    }

    /** Takes over what another meter heard; the other one is not used any more. */
    void add(LoudnessMeter other) {
        for (int i = 0; i < BINS; i++) {
            blocks[i] += other.blocks[i];
            energies[i] += other.energies[i];
        }
        peak = Math.max(peak(), other.peak());
    }

    /** In LUFS; nothing where there was nothing but silence, or less than 400 ms. */
    OptionalDouble integrated() {
        OptionalDouble ungated = meanAbove(0);
        if (ungated.isEmpty()) {
            return ungated;
        }
        return meanAbove((int) Math.ceil((ungated.getAsDouble() + RELATIVE_GATE - ABSOLUTE_GATE) * BINS_IN_UNIT));
    }

    /** The true peak, 1.0 at full scale. */
    double peak() {
        return Math.max(
                peak, Arrays.stream(peaks).mapToDouble(TruePeak::peak).max().orElse(0));
    }

    private OptionalDouble meanAbove(int bin) {
        long count = 0;
        double energy = 0;
        for (int i = Math.max(0, bin); i < BINS; i++) {
            count += blocks[i];
            energy += energies[i];
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(loudness(energy / count));
    }

    private void begin(int channels, int rate) {
        peak = peak();
        sampleRate = rate;
        weightings = new KWeighting[channels];
        peaks = new TruePeak[channels];
        for (int channel = 0; channel < channels; channel++) {
            weightings[channel] = new KWeighting(rate);
            peaks[channel] = new TruePeak();
        }
        stepsHeard = 0;
        framesInStep = 0;
        energyOfStep = 0;
    }

    private double weight(int channel, int channels) {
        if (channels == 1) {
            return monoFromBoth ? 2 : 1;
        }
        return channels == SURROUND_OF_SIX.length ? SURROUND_OF_SIX[channel] : 1;
    }

    private void endStep(int length) {
        steps[stepsHeard % STEPS_IN_BLOCK] = energyOfStep / length;
        stepsHeard++;
        framesInStep = 0;
        energyOfStep = 0;
        if (stepsHeard >= STEPS_IN_BLOCK) {
            double energy = (steps[0] + steps[1] + steps[2] + steps[3]) / STEPS_IN_BLOCK;
            double above = loudness(energy) - ABSOLUTE_GATE;
            if (above > 0) {
                int bin = Math.min(BINS - 1, (int) (above * BINS_IN_UNIT));
                blocks[bin]++;
                energies[bin] += energy;
            }
        }
    }

    private static double loudness(double energy) {
        return OFFSET + 10 * Math.log10(energy);
    }
}
