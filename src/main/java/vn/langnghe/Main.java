package vn.langnghe;

import vn.langnghe.command.CommandLineProgram;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineProgram.run(arguments));
    }
}
