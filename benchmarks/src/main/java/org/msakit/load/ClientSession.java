package org.msakit.load;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.util.function.BiConsumer;

/** One of the clients of a run: makes one connection after the other, as long as the supply lasts and all goes well. */
final class ClientSession {
    private final Run run;
    private final BiConsumer<ClientSession, SocketChannel> dialogues;

    /** A client; the function gives a new connection the handlers that speak for it. */
    ClientSession(Run run, BiConsumer<ClientSession, SocketChannel> dialogues) {
        this.run = run;
        this.dialogues = dialogues;
    }

    /** Connects where there is something to send. */
    void begin() {
        if (!run.supply().take()) {
            run.tally().sessionOver();
            return;
        }
        var unused = run.connections()
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        run.open().add(channel);
                        dialogues.accept(ClientSession.this, channel);
                    }
                })
                .connect()
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        lost();
                    }
                });
    }

    /** The connection ended before its time, or could not be made. */
    void lost() {
        run.tally().lost();
        run.tally().sessionOver();
    }

    /** A reply was not the expected one, and the connection is given up. */
    void refused(int code) {
        run.tally().refused(code);
        run.tally().sessionOver();
    }
}
