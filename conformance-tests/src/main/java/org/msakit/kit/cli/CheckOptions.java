package org.msakit.kit.cli;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;

/**
 * What the user said about the target.
 *
 * @param target host and port, or the name of a built-in one; empty for the embedded reference server
 * @param tls how TLS is reached; empty for: implicit on port 465, else STARTTLS where it is offered
 * @param credentials the account, with an empty user where none was given
 * @param second another account, with an empty user where none was given
 * @param domain a domain that the server delivers itself
 * @param recipient a mailbox that exists
 * @param insecure whether any certificate is good
 * @param ca certificates of the authority to trust
 * @param source address to connect from
 * @param twin host and port where the same server reaches TLS in the other way
 * @param tlsRequired whether the server is set to require TLS before mail
 * @param sink where the user lets the kit see what the server delivers
 * @param slow whether rows that take minutes are wanted, and those that try hundreds of wrong passwords
 * @param timeout patience for one reply
 */
record CheckOptions(
        Optional<String> target,
        Optional<TlsMode> tls,
        Target.Credentials credentials,
        Target.Credentials second,
        Optional<String> domain,
        Optional<String> recipient,
        boolean insecure,
        Optional<Path> ca,
        Optional<InetAddress> source,
        Optional<String> twin,
        boolean tlsRequired,
        SinkOptions.Wanted sink,
        boolean slow,
        Duration timeout) {
    /** What must not show in a report on a target. */
    List<String> secrets(Target reported) {
        List<String> secrets = new ArrayList<>(reported.config().accounts().values());
        secrets.add(reported.credentials().password());
        secrets.add(credentials.password());
        secrets.add(second.password());
        return secrets;
    }
}
