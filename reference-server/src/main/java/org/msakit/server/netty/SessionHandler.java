package org.msakit.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.msakit.server.ConnectionLimits;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.sasl.CheckResult;
import org.msakit.server.sasl.TlsChannel;
import org.msakit.server.session.Action;
import org.msakit.server.session.SubmissionSession;

/**
 * Drives one session. Replies are written as they come and flushed once per read; nothing is read while the client
 * does not take what it is sent, while a password is checked or a message stored, or during a pause.
 */
final class SessionHandler extends ChannelInboundHandlerAdapter {
    /** Name in the pipeline. */
    static final String NAME = "session";
    /** Event: the server goes down. */
    static final Object SHUTDOWN = new Object();
    /** Event of a fault: the session goes on in clear although TLS was due. */
    static final Object CLEAR_TEXT = new Object();

    private final SubmissionSession session;
    private final Executor checks;
    private final TlsStarter starter;
    private final Duration patience;
    private final ConnectionLimits limits;
    private final Watched watched;
    private final Deque<Action> todo = new ArrayDeque<>();
    private Silence silence;
    private Future<?> expiry;
    private Future<?> stalled;
    private boolean greeted;
    private boolean pausing;
    private boolean checking;
    private boolean storing;

    SessionHandler(
            SubmissionSession session,
            Executor checks,
            TlsStarter starter,
            Duration patience,
            ConnectionLimits limits,
            Watched watched) {
        this.watched = watched;
        this.patience = patience;
        this.limits = limits;
        this.session = session;
        this.checks = checks;
        this.starter = starter;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        silence = Silence.watch(ctx.executor(), patience, () -> {
            perform(ctx, session.idle());
            ctx.flush();
        });
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        silence.end();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        expiry = later(ctx, limits.session(), () -> {
            perform(ctx, session.expired());
            ctx.flush();
        });
        if (ctx.pipeline().get(TlsStarter.NAME) == null) {
            greet(ctx, false, TlsChannel.NONE);
        }
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            perform(ctx, session.received(ByteBufUtil.getBytes(buffer)));
        } finally {
            buffer.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        silence.broken();
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        cancel(stalled);
        stalled = ctx.channel().isWritable() ? null : later(ctx, limits.stalled(), () -> drop(ctx));
        adjustReading(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        cancel(expiry);
        cancel(stalled);
        todo.clear();
        session.disconnected();
        ctx.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            handshakeDone(ctx, handshake.isSuccess());
        } else if (event == SHUTDOWN) {
            ctx.executor().execute(() -> {
                perform(ctx, session.shutdown());
                ctx.flush();
            });
        } else if (event == CLEAR_TEXT) {
            if (greeted) {
                perform(ctx, session.tlsEstablished());
            } else {
                greet(ctx, false, TlsChannel.NONE);
            }
        }
        ctx.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var unused = ctx.close();
    }

    private void handshakeDone(ChannelHandlerContext ctx, boolean ok) {
        SslHandler handler = ctx.pipeline().get(SslHandler.class);
        if (!ok || handler == null) {
            var unused = ctx.close();
        } else if (greeted) {
            perform(ctx, session.tlsEstablished(starter.tls().channel(handler)));
        } else {
            greet(ctx, true, starter.tls().channel(handler));
        }
    }

    private void greet(ChannelHandlerContext ctx, boolean tls, TlsChannel made) {
        greeted = true;
        perform(ctx, session.opened(tls, made));
        ctx.flush();
    }

    private void perform(ChannelHandlerContext ctx, List<Action> actions) {
        todo.addAll(actions);
        drain(ctx);
    }

    private void drain(ChannelHandlerContext ctx) {
        while (!pausing && !todo.isEmpty()) {
            perform(ctx, todo.removeFirst());
        }
        adjustReading(ctx);
    }

    private void perform(ChannelHandlerContext ctx, Action action) {
        if (action instanceof Action.Send send) {
            byte[] octets = send.octets();
            var unused = ctx.write(ctx.alloc().directBuffer(octets.length).writeBytes(octets));
        } else if (action instanceof Action.Close) {
            var unused = ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            cancel(stalled);
            stalled = later(ctx, limits.stalled(), () -> drop(ctx));
        } else if (action instanceof Action.StartTls) {
            startTls(ctx);
        } else if (action instanceof Action.Verify verify) {
            verify(ctx, verify);
        } else if (action instanceof Action.Store store) {
            store(ctx, store);
        } else if (action instanceof Action.Pause pause) {
            pause(ctx, pause);
        }
    }

    /** The reply to STARTTLS goes out in clear before the TLS handler is put in its way. */
    private void startTls(ChannelHandlerContext ctx) {
        ctx.flush();
        if (ctx.pipeline().get(TlsStarter.NAME) == null) {
            starter.start(ctx.pipeline(), false);
        }
    }

    private void verify(ChannelHandlerContext ctx, Action.Verify verify) {
        checking = true;
        ctx.flush();
        try {
            checks.execute(() -> {
                var unused =
                        verify.check().get().thenAccept(result -> ctx.executor().execute(() -> verified(ctx, result)));
            });
        } catch (RejectedExecutionException e) {
            var unused = ctx.close();
        }
    }

    private void verified(ChannelHandlerContext ctx, CheckResult result) {
        watched.login(result);
        checking = false;
        perform(ctx, session.authenticated(result));
        ctx.flush();
    }

    private void store(ChannelHandlerContext ctx, Action.Store store) {
        watched.handedOver();
        CompletableFuture<Outcome> stored =
                store.sink().store(store.message()).toCompletableFuture().exceptionally(e -> Outcome.LOCAL_ERROR);
        if (stored.isDone()) {
            watched.stored(store.message(), stored.join());
            todo.addAll(session.stored(stored.join()));
            return;
        }
        storing = true;
        ctx.flush();
        var unused = stored.thenAccept(outcome -> ctx.executor().execute(() -> stored(ctx, store.message(), outcome)));
    }

    private void stored(ChannelHandlerContext ctx, StoredMessage message, Outcome outcome) {
        storing = false;
        watched.stored(message, outcome);
        perform(ctx, session.stored(outcome));
        ctx.flush();
    }

    private void pause(ChannelHandlerContext ctx, Action.Pause pause) {
        pausing = true;
        ctx.flush();
        var unused = ctx.executor()
                .schedule(
                        () -> {
                            pausing = false;
                            drain(ctx);
                            ctx.flush();
                        },
                        pause.time().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Runs the task after the time, 0 for never; null where there is nothing to cancel. */
    private static Future<?> later(ChannelHandlerContext ctx, Duration time, Runnable task) {
        return time.isZero() ? null : ctx.executor().schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void drop(ChannelHandlerContext ctx) {
        var unused = ctx.close();
    }

    private static void cancel(Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void adjustReading(ChannelHandlerContext ctx) {
        boolean read = ctx.channel().isWritable() && !checking && !storing && !pausing;
        if (ctx.channel().config().isAutoRead() != read) {
            ctx.channel().config().setAutoRead(read);
        }
    }
}
