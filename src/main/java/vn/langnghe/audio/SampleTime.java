package vn.langnghe.audio;

import java.time.Duration;

/** Samples as time and back. */
final class SampleTime {
    private static final long NANOSECONDS = 1_000_000_000L;

    private SampleTime() {}

    static Duration of(long samples, int sampleRate) {
        return Duration.ofSeconds(samples / sampleRate, samples % sampleRate * NANOSECONDS / sampleRate);
    }

    /** The samples that are over by then. */
    static long samples(Duration time, int sampleRate) {
        long fraction = time.minusSeconds(time.toSeconds()).toNanos();
        return time.toSeconds() * sampleRate + (fraction * sampleRate + NANOSECONDS / 2) / NANOSECONDS;
    }
}
