package org.msakit.server.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.msakit.server.names.ClientName;

/** Stands in for a session until the name of the client is known: nothing is read, and nothing said. */
final class NameLookUp extends ChannelInboundHandlerAdapter {
    private final Supplier<CompletionStage<ClientName>> question;
    private final Consumer<ClientName> answered;

    /** Asks once the connection is there; the answer builds the session behind this handler. */
    NameLookUp(Supplier<CompletionStage<ClientName>> question, Consumer<ClientName> answered) {
        this.question = question;
        this.answered = answered;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(false);
        var unused = question.get()
                .handle((name, failure) -> failure == null ? name : ClientName.TEMP)
                .thenAccept(name -> ctx.executor().execute(() -> begin(ctx, name)));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == SessionHandler.SHUTDOWN) {
            var unused = ctx.close();
        }
    }

    private void begin(ChannelHandlerContext ctx, ClientName name) {
        if (ctx.channel().isActive()) {
            answered.accept(name);
            ctx.channel().config().setAutoRead(true);
            ctx.fireChannelActive();
            ctx.pipeline().remove(this);
        }
    }
}
