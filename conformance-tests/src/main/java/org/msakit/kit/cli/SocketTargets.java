package org.msakit.kit.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.target.EmbeddedTarget;
import org.msakit.kit.target.Facilities;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.model.Config;
import org.msakit.policy.Admission;

/** The embedded reference server, and any host and port. */
final class SocketTargets implements TargetResolver {
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final int SUBMISSIONS = 465;
    private static final int RELAY = 25;

    @Override
    public OpenTarget open(CheckOptions options) throws UnreachableException, IOException {
        if (options.target().isEmpty()) {
            EmbeddedTarget embedded = EmbeddedTarget.start(options.timeout());
            return OpenTarget.of(embedded.target(), embedded::close);
        }
        String name = options.target().get();
        Target target = at(name, mode(name, options), options);
        if (options.twin().isEmpty()) {
            return options.sink().behind(target);
        }
        String twin = options.twin().get();
        if (target.tls() == TlsMode.NONE) {
            throw new UsageException("--twin " + twin + " needs a target with TLS");
        }
        TlsMode other = target.tls() == TlsMode.IMPLICIT ? TlsMode.STARTTLS : TlsMode.IMPLICIT;
        return options.sink().behind(target.with(target.facilities().withOtherPort(at(twin, other, options))));
    }

    @Override
    public List<BuiltIn> builtIn() {
        return List.of();
    }

    private static TlsMode mode(String name, CheckOptions options) {
        boolean first = address(name).getPort() == SUBMISSIONS;
        return options.tls().orElse(first ? TlsMode.IMPLICIT : TlsMode.STARTTLS);
    }

    private static Target at(String name, TlsMode tls, CheckOptions options) {
        InetSocketAddress address = address(name);
        TlsTrust trust = trust(address, options);
        String user = options.credentials().user();
        String domain = options.domain()
                .orElse(user.contains("@") ? user.substring(user.indexOf('@') + 1) : "example.test")
                .toLowerCase(Locale.ROOT);
        String own = user.contains("@") ? user : (user.isEmpty() ? "postmaster" : user) + "@" + domain;
        String recipient = options.recipient()
                .orElse(options.sink()
                        .domain()
                        .map(behind -> "msakit@" + behind)
                        .orElse(own));
        boolean submission = address.getPort() != RELAY;
        Config config = new Config(
                submission ? Admission.LOGIN_REQUIRED : Admission.LOCAL_ONLY,
                submission,
                accounts(options),
                Set.of(domain),
                Set.of(recipient),
                "msakit-no-such-user");
        Target target = new Target(
                name,
                name,
                tls,
                () -> new SocketConnection(
                        address, options.source(), trust, tls == TlsMode.IMPLICIT, options.timeout()),
                options.tlsRequired() ? config.requiringTls() : config,
                options.credentials(),
                domain,
                recipient,
                options.timeout(),
                QUIET);
        Facilities around = Facilities.NONE.knownAs(address.getHostString(), trust);
        if (options.second().given()) {
            around = around.withSecond(options.second());
        }
        return target.with(options.slow() ? around.withTimeForSlowRows() : around);
    }

    private static Map<String, String> accounts(CheckOptions options) {
        return Stream.of(options.credentials(), options.second())
                .filter(Target.Credentials::given)
                .collect(Collectors.toMap(
                        Target.Credentials::user, Target.Credentials::password, (first, second) -> first));
    }

    private static TlsTrust trust(InetSocketAddress address, CheckOptions options) {
        try {
            if (options.ca().isPresent()) {
                return TlsTrust.authority(options.ca().get());
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        boolean loopback = !address.isUnresolved() && address.getAddress().isLoopbackAddress();
        return options.insecure() || loopback ? TlsTrust.any() : TlsTrust.system();
    }

    /** Reads {@code host:port} or {@code [v6]:port}. */
    static InetSocketAddress address(String name) {
        int colon = name.lastIndexOf(':');
        String port = name.substring(colon + 1);
        if (colon <= 0 || !port.matches("\\d{1,5}") || Integer.parseInt(port) == 0 || Integer.parseInt(port) > 65535) {
            throw new UsageException("neither host:port nor the name of a target: " + name);
        }
        String host = name.substring(0, colon);
        return new InetSocketAddress(
                host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host,
                Integer.parseInt(port));
    }
}
