package vn.langnghe.intake;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How packages are taken in.
 *
 * @param temporaryFolder where packages are unpacked; cleared at each start, so it is the intake's alone
 * @param atOnce how many packages are worked on at once; the others wait in order
 * @param loudness whether books are listened to, so that all are equally loud
 * @param reserve how many bytes of the disk stay free whatever comes
 * @param jobsKept how long ended jobs are remembered
 */
public record IntakeSettings(Path temporaryFolder, int atOnce, boolean loudness, long reserve, Duration jobsKept) {
    public IntakeSettings {
        if (atOnce < 1 || reserve < 0) {
            throw new IllegalArgumentException("at once " + atOnce + ", reserve " + reserve);
        }
    }

    /** Two at once, with loudness, 512 MiB in reserve, jobs remembered for thirty days. */
    public static IntakeSettings usual(Path temporaryFolder) {
        return new IntakeSettings(temporaryFolder, 2, true, 512L << 20, Duration.ofDays(30));
    }
}
