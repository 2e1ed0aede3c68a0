package org.msakit.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The servers that are compared.
 *
 * @param launcher the command line of msakit, without its arguments
 * @param transport how the reference server drives its sockets
 * @param tools where smtp-sink and aiosmtpd were unpacked
 */
record Contenders(List<String> launcher, String transport, Path tools) {
    /** The one the others are compared with. */
    static final String REFERENCE = "reference";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** All of them, the reference server first. */
    List<Contender> all() {
        return List.of(
                reference(),
                smtpSink(),
                peer("subetha", "SubEthaPeer"),
                peer("greenmail", "GreenMailPeer"),
                peer("james", "JamesPeer"),
                aiosmtpd());
    }

    /** The reference server with a listener that asks for no login, as the other servers ask for none. */
    Contender reference() {
        return new Contender(REFERENCE, true, port -> serve("MTA=127.0.0.1:" + port), Map.of());
    }

    /** The reference server with TLS from the first octet, by OpenSSL or by the JDK. */
    Contender implicitTls(boolean openSsl) {
        return new Contender(
                openSsl ? "openssl" : "jdk",
                true,
                port -> serve("TLSMTA=127.0.0.1:" + port + ",M=s"),
                openSsl ? Map.of() : Map.of("JDK_JAVA_OPTIONS", "-Dio.netty.handler.ssl.noOpenSsl=true"));
    }

    private List<String> serve(String listener) {
        return Stream.concat(launcher.stream(), Stream.of("serve", "--transport", transport, "--listen", listener))
                .toList();
    }

    private Contender smtpSink() {
        boolean root = "root".equals(System.getProperty("user.name"));
        Path unpacked = tools.resolve("smtp-sink");
        List<String> start =
                new ArrayList<>(List.of(unpacked.resolve("usr/sbin/smtp-sink").toString(), "-m", "512"));
        if (root) {
            start.addAll(List.of("-u", "nobody"));
        }
        return new Contender(
                "smtp-sink",
                false,
                port -> Stream.concat(start.stream(), Stream.of("127.0.0.1:" + port, "1024"))
                        .toList(),
                Map.of("LD_LIBRARY_PATH", unpacked.resolve("usr/lib/postfix").toString()));
    }

    private Contender aiosmtpd() {
        return new Contender(
                "aiosmtpd",
                false,
                port -> List.of(
                        "/usr/bin/python3",
                        "-m",
                        "aiosmtpd",
                        "-n",
                        "-c",
                        "aiosmtpd.handlers.Sink",
                        "-l",
                        "127.0.0.1:" + port),
                Map.of(
                        "PYTHONPATH",
                        tools.resolve("aiosmtpd/usr/lib/python3/dist-packages").toString()));
    }

    private static Contender peer(String name, String main) {
        return new Contender(
                name,
                true,
                port -> List.of(
                        JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.msakit.peers." + main,
                        Integer.toString(port)),
                Map.of());
    }
}
