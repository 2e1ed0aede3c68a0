package org.msakit.kit.policy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msakit.kit.policy.PolicyCase.Talk;
import org.msakit.kit.sendmail.ServedConfiguration;
import org.msakit.policy.Release;
import org.msakit.server.AccessMap;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;

/**
 * The reference server under each configuration file of a pool of sendmails, read as {@code serve --config} reads it.
 * Only what sendmail keeps elsewhere is told apart: accounts, mailboxes, and the names of clients.
 */
final class ReferencePool {
    private final Map<ServerSetting, Served> served = new LinkedHashMap<>();
    private final Map<LawfulDifference, Integer> differences = new EnumMap<>(LawfulDifference.class);
    private final String network;
    private final Release release;
    private int compared;

    private record Served(ServerConfig config, List<ListenerConfig> listeners) {}

    ReferencePool(SendmailPool sendmail) {
        network = sendmail.network();
        release = sendmail.release();
        for (ServerSetting setting : ServerSetting.started()) {
            served.put(setting, serve(setting, sendmail));
        }
    }

    private Served serve(ServerSetting setting, SendmailPool sendmail) {
        String path = setting.file();
        ServedConfiguration read = ServedConfiguration.read(
                path, sendmail.file(path).orElseThrow(() -> new IllegalStateException("no " + path)), sendmail::file);
        if (!read.notes().isEmpty() && !setting.isBare()) {
            throw new IllegalStateException("left out for the reference server: " + read.notes());
        }
        ServerConfig config = read.server()
                .without(read.without().toArray(String[]::new))
                .secrets(ServerSession.SECRETS)
                .mailboxes(ServerSetting.MAILBOXES.toArray(String[]::new))
                .build();
        return new Served(config, read.listeners());
    }

    /** The server, ready to be asked what sendmail is asked in a talk. */
    Follower open(PolicyCase policyCase, Talk talk) {
        Served server = served.get(policyCase.setting());
        int port = policyCase.setting().port(policyCase.modifiers());
        ListenerConfig listener = server.listeners().stream()
                .filter(each -> each.port() == port)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not served: port " + port + " of " + policyCase));
        AccessMap access = AccessMap.parse(policyCase.access(network).print());
        return new Follower(
                policyCase.policy(network, release),
                new ServerSession(
                        server.config(), listener, access, talk.vantage().client(network)));
    }

    /** Notes what came of a talk. */
    void add(Follower follower) {
        compared += follower.compared();
        follower.differences().forEach(difference -> differences.merge(difference, 1, Integer::sum));
    }

    /** Figures. */
    @Override
    public String toString() {
        return compared + " answers compared with those of sendmail; lawful differences by talk: " + differences;
    }
}
