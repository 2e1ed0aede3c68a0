package org.msakit.kit.clients;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Jakarta Mail, which sends the {@link Letter}. */
final class JakartaClient {
    private JakartaClient() {}

    static void send(boolean implicitTls, int port, X509Certificate trusted, String recipient)
            throws MessagingException, GeneralSecurityException, IOException {
        String protocol = implicitTls ? "smtps" : "smtp";
        Properties properties = new Properties();
        properties.put("mail." + protocol + ".starttls.required", Boolean.toString(!implicitTls));
        properties.put("mail." + protocol + ".ssl.socketFactory", trusting(trusted));
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.put("mail." + protocol + ".allow8bitmime", "true");
        properties.put("mail." + protocol + ".from", "alice@example.test");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(Letter.withCrlf()));
        try (Transport transport = session.getTransport(protocol)) {
            transport.connect("localhost", port, "alice", "wonderland");
            transport.sendMessage(message, new Address[] {new InternetAddress(recipient)});
        }
    }

    private static SSLSocketFactory trusting(X509Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
