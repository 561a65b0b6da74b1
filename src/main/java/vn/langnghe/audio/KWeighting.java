package vn.langnghe.audio;

/**
 * The K-weighting of ITU-R BS.1770-5, Annex 1, for one channel at any sample rate: a shelf for the head's effect, then a
 * high-pass. The coefficients are those of the recommendation at 48 kHz, taken back to their analogue prototypes.
 */
final class KWeighting {
    private final double[] shelf;
    private final double[] highPass;
    private double shelf1;
    private double shelf2;
    private double pass1;
    private double pass2;

    KWeighting(int sampleRate) {
        double k = Math.tan(Math.PI * 1681.974450955533 / sampleRate);
        double quality = 0.7071752369554196;
        double high = Math.pow(10, 3.999843853973347 / 20);
        double band = Math.pow(high, 0.4996667741545416);
        double scale = 1 + k / quality + k * k;
        shelf = new double[] {
            (high + band * k / quality + k * k) / scale,
            2 * (k * k - high) / scale,
            (high - band * k / quality + k * k) / scale,
            2 * (k * k - 1) / scale,
            (1 - k / quality + k * k) / scale
        };
        k = Math.tan(Math.PI * 38.13547087602444 / sampleRate);
        quality = 0.5003270373238773;
        scale = 1 + k / quality + k * k;
        highPass = new double[] {1, -2, 1, 2 * (k * k - 1) / scale, (1 - k / quality + k * k) / scale};
    }

    double weigh(double sample) {
        double shelved = shelf[0] * sample + shelf1;
        shelf1 = shelf[1] * sample - shelf[3] * shelved + shelf2;
        shelf2 = shelf[2] * sample - shelf[4] * shelved;
        double passed = highPass[0] * shelved + pass1;
        pass1 = highPass[1] * shelved - highPass[3] * passed + pass2;
        pass2 = highPass[2] * shelved - highPass[4] * passed;
        return passed;
    }
}
