package org.msakit.server.netty;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsPtrRecord;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.msakit.server.names.ClientName;
import org.msakit.server.names.HostsFile;
import org.msakit.server.names.Names;

/**
 * Names from a hosts file, then from name servers, as sendmail finds them: the PTR record of the address names the client,
 * if an address record of that name leads back (RFC 5321 section 7.9 warns of names that do not). An address without PTR
 * record has no name; where a name server does not answer, or fails, there is none now. A name that does not lead back is
 * forged, whatever kept the second question from its answer.
 */
public final class DnsNames implements Names, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");
    private static final String HEX = "0123456789abcdef";
    private static final int MOST_QUERIES = 8;

    private final HostsFile hosts;
    private final List<InetSocketAddress> servers;
    private final Duration patience;
    private MultiThreadIoEventLoopGroup loop;
    private DnsNameResolver resolver;

    /** Names from these servers, each of which may take so long; nothing is asked, and no thread started, before the first. */
    public DnsNames(HostsFile hosts, List<InetSocketAddress> servers, Duration patience) {
        this.hosts = hosts;
        this.servers = List.copyOf(servers);
        this.patience = patience;
    }

    @Override
    public CompletionStage<ClientName> of(InetAddress client) {
        CompletableFuture<ClientName> name = new CompletableFuture<>();
        hosts.name(client)
                .ifPresentOrElse(
                        known -> name.complete(ClientName.of(known.toLowerCase(Locale.ROOT))),
                        () -> ask(reverse(client), DnsRecordType.PTR, asked -> named(client, asked, name)));
        return name;
    }

    private void named(InetAddress client, Future<List<DnsRecord>> asked, CompletableFuture<ClientName> name) {
        if (!asked.isSuccess()) {
            name.complete(isMissing(asked.cause()) ? ClientName.FAIL : ClientName.TEMP);
            return;
        }
        String found = asked.getNow().stream()
                .filter(DnsPtrRecord.class::isInstance)
                .map(record -> ((DnsPtrRecord) record).hostname())
                .findFirst()
                .orElse("")
                .replaceFirst("\\.$", "")
                .toLowerCase(Locale.ROOT);
        if (!NAME.matcher(found).matches()) {
            name.complete(ClientName.FAIL);
            return;
        }
        DnsRecordType kind = client instanceof Inet4Address ? DnsRecordType.A : DnsRecordType.AAAA;
        ask(found + ".", kind, back -> {
            boolean confirmed = back.isSuccess()
                    && back.getNow().stream().anyMatch(record -> Arrays.equals(address(record), client.getAddress()));
            name.complete(confirmed ? ClientName.of(found) : ClientName.FORGED);
        });
    }

    private void ask(String name, DnsRecordType type, Consumer<Future<List<DnsRecord>>> answered) {
        var unused = resolver()
                .resolveAll(new DefaultDnsQuestion(name, type))
                .addListener((Future<List<DnsRecord>> asked) -> {
                    try {
                        answered.accept(asked);
                    } finally {
                        if (asked.isSuccess()) {
                            asked.getNow().forEach(ReferenceCountUtil::release);
                        }
                    }
                });
    }

    private static byte[] address(DnsRecord record) {
        return record instanceof DnsRawRecord raw ? ByteBufUtil.getBytes(raw.content()) : new byte[0];
    }

    /** Whether a name server has said that there is no such record, rather than that it cannot say. */
    private static boolean isMissing(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null
                || (cause instanceof DnsErrorCauseException error
                        && error.getCode().equals(DnsResponseCode.NXDOMAIN));
    }

    /** The name that holds the PTR record of an address (RFC 1035 section 3.5, RFC 3596 section 2.5). */
    static String reverse(InetAddress client) {
        StringBuilder name = new StringBuilder();
        boolean four = client instanceof Inet4Address;
        byte[] octets = client.getAddress();
        for (int i = octets.length - 1; i >= 0; i--) {
            if (four) {
                name.append(octets[i] & 0xFF).append('.');
            } else {
                name.append(HEX.charAt(octets[i] & 0xF))
                        .append('.')
                        .append(HEX.charAt(octets[i] >> 4 & 0xF))
                        .append('.');
            }
        }
        return name.append(four ? "in-addr.arpa." : "ip6.arpa.").toString();
    }

    private synchronized DnsNameResolver resolver() {
        if (resolver == null) {
            loop = new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("msakit-names", true), NioIoHandler.newFactory());
            resolver = new DnsNameResolverBuilder(loop.next())
                    .datagramChannelType(NioDatagramChannel.class)
                    .socketChannelType(NioSocketChannel.class)
                    .nameServerProvider(new SequentialDnsServerAddressStreamProvider(servers))
                    .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                    .searchDomains(List.of())
                    .queryTimeoutMillis(patience.toMillis())
                    .maxQueriesPerResolve(MOST_QUERIES)
                    .resolveCache(NoopDnsCache.INSTANCE)
                    .cnameCache(NoopDnsCnameCache.INSTANCE)
                    .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                    .build();
        }
        return resolver;
    }

    @Override
    public synchronized void close() {
        if (resolver != null) {
            resolver.close();
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
