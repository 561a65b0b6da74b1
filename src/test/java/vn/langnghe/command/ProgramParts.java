package vn.langnghe.command;

import vn.langnghe.intake.Listening;
import vn.langnghe.intake.PackageReader;

/** The program's own readers and ears, for the tests of other packages. */
public final class ProgramParts {
    private ProgramParts() {}

    /** As the program reads. */
    public static PackageReader packageReader() {
        return Parts.packageReader();
    }

    /** As the program listens. */
    public static Listening listening() {
        return Parts.listening();
    }
}
