package org.msakit.peers;

/** The one argument of the programs. */
final class Port {
    private Port() {}

    static int of(String... args) {
        if (args.length != 1 || !args[0].matches("[0-9]{1,5}")) {
            System.err.println("takes one argument, the port, not: " + String.join(" ", args));
            System.exit(2);
        }
        return Integer.parseInt(args[0]);
    }
}
