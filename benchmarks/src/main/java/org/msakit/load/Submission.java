package org.msakit.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/** Submits messages over one connection, from the greeting to the 221. */
final class Submission extends ChannelInboundHandlerAdapter {
    private static final String MAIL = "MAIL FROM:<" + MessageTemplate.SENDER + ">\r\n";
    private static final String RCPT = "RCPT TO:<" + MessageTemplate.RECIPIENT + ">\r\n";
    private static final String DATA = "DATA\r\n";
    private static final ByteBuf ENVELOPE = octets(MAIL + RCPT + DATA);

    /** What the next reply answers, and which code is expected. */
    private enum Step {
        GREETING(220, ""),
        EHLO(250, "EHLO [127.0.0.1]\r\n"),
        MAIL(250, Submission.MAIL),
        RCPT(250, Submission.RCPT),
        DATA(354, Submission.DATA),
        CONTENT(250, ""),
        QUIT(221, "QUIT\r\n"),
        OVER(0, "");

        private final int expected;

        @SuppressWarnings("ImmutableEnumChecker")
        private final ByteBuf command;

        Step(int expected, String command) {
            this.expected = expected;
            this.command = octets(command);
        }
    }

    private final Run run;
    private final ClientSession session;
    private final ReplyReader replies = new ReplyReader();
    private Step step = Step.GREETING;

    Submission(Run run, ClientSession session) {
        this.run = run;
        this.session = session;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        ByteBuf in = (ByteBuf) octets;
        try {
            replies.read(in, code -> reply(ctx, code));
        } finally {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (step != Step.OVER) {
            session.lost();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var unused = ctx.close();
    }

    private void reply(ChannelHandlerContext ctx, int code) {
        if (step == Step.OVER) {
            return;
        }
        if (code != step.expected) {
            step = Step.OVER;
            session.refused(code);
            var unused = ctx.close();
            return;
        }
        switch (step) {
            case GREETING -> say(ctx, Step.EHLO);
            case EHLO -> beginMessage(ctx);
            case MAIL -> goOn(ctx, Step.RCPT);
            case RCPT -> goOn(ctx, Step.DATA);
            case DATA -> {
                step = Step.CONTENT;
                send(ctx, run.messages().next(ctx.alloc()));
            }
            case CONTENT -> {
                run.tally().accepted();
                if (run.workload().keptOpen() && run.supply().take()) {
                    beginMessage(ctx);
                } else {
                    say(ctx, Step.QUIT);
                }
            }
            case QUIT -> {
                step = Step.OVER; // the server closes (RFC 5321 section 4.1.1.10)
                var unused = ctx.channel().closeFuture().addListener(closed -> session.begin());
            }
            case OVER -> {}
        }
    }

    private void beginMessage(ChannelHandlerContext ctx) {
        if (run.workload().pipelined()) {
            step = Step.MAIL;
            send(ctx, ENVELOPE.duplicate());
        } else {
            say(ctx, Step.MAIL);
        }
    }

    private void goOn(ChannelHandlerContext ctx, Step next) {
        if (run.workload().pipelined()) {
            step = next;
        } else {
            say(ctx, next);
        }
    }

    private void say(ChannelHandlerContext ctx, Step next) {
        step = next;
        send(ctx, next.command.duplicate());
    }

    private static void send(ChannelHandlerContext ctx, ByteBuf octets) {
        var unused = ctx.writeAndFlush(octets, ctx.voidPromise());
    }

    private static ByteBuf octets(String text) {
        ByteBuf direct = Unpooled.directBuffer(Math.max(1, text.length()));
        direct.writeCharSequence(text, StandardCharsets.US_ASCII);
        return Unpooled.unreleasableBuffer(direct);
    }
}
