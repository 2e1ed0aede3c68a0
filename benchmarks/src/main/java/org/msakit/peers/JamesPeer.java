package org.msakit.peers;

import java.net.InetSocketAddress;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.netty.NettyServer;
import org.apache.james.protocols.smtp.MailEnvelope;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.SMTPProtocol;
import org.apache.james.protocols.smtp.SMTPProtocolHandlerChain;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MessageHook;
import org.apache.james.protocols.smtp.hook.RcptHook;

/** The SMTP server of Apache James' protocols library. */
final class JamesPeer {
    private JamesPeer() {}

    public static void main(String... args) throws Exception {
        SMTPProtocolHandlerChain chain =
                new SMTPProtocolHandlerChain(new NoMetrics(), new AnyRecipient(), new Forgetful());
        NettyServer server = new NettyServer.Factory()
                .protocol(new SMTPProtocol(chain, new SMTPConfigurationImpl()))
                .build();
        server.setListenAddresses(new InetSocketAddress("127.0.0.1", Port.of(args)));
        server.bind();
    }

    private static final class AnyRecipient implements RcptHook {
        @Override
        public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
            return HookResult.OK;
        }
    }

    private static final class Forgetful implements MessageHook {
        @Override
        public HookResult onMessage(SMTPSession session, MailEnvelope mail) {
            return HookResult.OK;
        }
    }
}
