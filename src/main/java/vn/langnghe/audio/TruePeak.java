package vn.langnghe.audio;

/**
 * The true peak of one channel by fourfold oversampling (ITU-R BS.1770-5, Annex 2). The filter runs only where the
 * samples are high enough to reach a new peak.
 */
final class TruePeak {
    private static final double[][] PHASES = {
        {
            0.0017089843750,
            0.0109863281250,
            -0.0196533203125,
            0.0332031250000,
            -0.0594482421875,
            0.1373291015625,
            0.9721679687500,
            -0.1022949218750,
            0.0476074218750,
            -0.0266113281250,
            0.0148925781250,
            -0.0083007812500
        },
        {
            -0.0291748046875,
            0.0292968750000,
            -0.0517578125000,
            0.0891113281250,
            -0.1665039062500,
            0.4650878906250,
            0.7797851562500,
            -0.2003173828125,
            0.1015625000000,
            -0.0582275390625,
            0.0330810546875,
            -0.0189208984375
        },
        {
            -0.0189208984375,
            0.0330810546875,
            -0.0582275390625,
            0.1015625000000,
            -0.2003173828125,
            0.7797851562500,
            0.4650878906250,
            -0.1665039062500,
            0.0891113281250,
            -0.0517578125000,
            0.0292968750000,
            -0.0291748046875
        },
        {
            -0.0083007812500,
            0.0148925781250,
            -0.0266113281250,
            0.0476074218750,
            -0.1022949218750,
            0.9721679687500,
            0.1373291015625,
            -0.0594482421875,
            0.0332031250000,
            -0.0196533203125,
            0.0109863281250,
            0.0017089843750
        }
    };
    private static final int TAPS = 12;
    /** No phase's coefficients add up to more, so a window of lower samples cannot reach a new peak. */
    private static final double MOST_GAIN = 2.1;

    private final double[] window = new double[2 * TAPS];
    private int place;
    private int quietFor = TAPS;
    private double peak;

    void hear(double sample) {
        window[place] = sample;
        window[place + TAPS] = sample;
        place = place + 1 == TAPS ? 0 : place + 1;
        double height = Math.abs(sample);
        quietFor = height * MOST_GAIN > peak ? 0 : quietFor + 1;
        if (quietFor < TAPS) {
            peak = Math.max(peak, height);
            for (double[] phase : PHASES) {
                double sum = 0;
                for (int i = 0; i < TAPS; i++) {
                    sum += phase[i] * window[place + TAPS - 1 - i];
                }
                peak = Math.max(peak, Math.abs(sum));
            }
        }
    }

    /** The highest that was met, 1.0 at full scale. */
    double peak() {
        return peak;
    }
}
