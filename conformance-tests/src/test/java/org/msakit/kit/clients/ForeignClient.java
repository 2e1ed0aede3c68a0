package org.msakit.kit.clients;

/** A mail program that nobody here wrote; {@code script} is the one that makes it send the {@link Letter}. */
enum ForeignClient {
    SWAKS(Image.AGENTS, "swaks"),
    MSMTP(Image.AGENTS, "msmtp"),
    CURL(Image.AGENTS, "curl"),
    S_NAIL(Image.AGENTS, "s-nail"),
    SMTPLIB(Image.AGENTS, "smtplib"),
    NODEMAILER(Image.AGENTS, "nodemailer"),
    SENDMAIL(Image.SENDMAIL, "sendmail"),
    POSTFIX(Image.POSTFIX, "postfix"),
    EXIM(Image.EXIM, "exim");

    /** Debian packages that can be installed together. */
    enum Image {
        AGENTS("swaks libnet-ssleay-perl msmtp curl s-nail python3 nodejs node-nodemailer ca-certificates"),
        SENDMAIL("sendmail-bin sendmail-cf libsasl2-modules m4 ca-certificates"),
        POSTFIX("postfix libsasl2-modules ca-certificates"),
        EXIM("exim4-daemon-light ca-certificates");

        final String packages;

        Image(String packages) {
            this.packages = packages;
        }
    }

    final Image image;
    final String script;

    ForeignClient(Image image, String script) {
        this.image = image;
        this.script = script;
    }

    /** Whether it can do TLS from the first octet (RFC 8314 section 3.3); sendmail 8.17 as a client cannot. */
    boolean knowsImplicitTls() {
        return this != SENDMAIL;
    }

    /** Whether it sends the header that it is given; s-nail writes one. */
    boolean keepsHeader() {
        return this != S_NAIL;
    }
}
