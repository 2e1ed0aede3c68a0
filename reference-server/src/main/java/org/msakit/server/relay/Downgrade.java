package org.msakit.server.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.msakit.server.delivery.MessageContent;

/**
 * Conversion of content that the next hop does not take (RFC 6152 section 3, RFC 3030 section 3): bodies become
 * quoted-printable or base64. What was signed as it is, and header fields that are not ASCII, cannot be converted.
 */
final class Downgrade {
    private static final String ENCODING = "Content-Transfer-Encoding";
    private static final int DEEPEST = 20;

    private final boolean eightBitTaken;

    /** For a next hop that takes 8-bit lines or not; none takes bare CR, bare LF or NUL. */
    Downgrade(boolean eightBitTaken) {
        this.eightBitTaken = eightBitTaken;
    }

    /** Whether content can go as it is. */
    boolean isNeedless(MessageContent content) {
        return content.isText() && (eightBitTaken || content.isAscii());
    }

    /** The message in a form that can go; empty where there is none. */
    Optional<MessageContent> of(MessageContent content) {
        try {
            return Optional.of(MessageContent.of(message(MimeEntity.read(content.text()), 0)));
        } catch (NoWayException e) {
            return Optional.empty();
        }
    }

    /** Some part of the message cannot be converted. */
    private static final class NoWayException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private String message(MimeEntity message, int depth) throws NoWayException {
        if (isFit(message.text())) {
            return message.text();
        }
        if (message.has("MIME-Version")) {
            return entity(message, depth).text();
        }
        MimeEntity labelled =
                message.with("MIME-Version", "1.0").with("Content-Type", "text/plain; charset=unknown-8bit");
        return entity(labelled, depth).text();
    }

    private MimeEntity entity(MimeEntity entity, int depth) throws NoWayException {
        if (!isAscii(entity.header()) || !isFit(entity.header()) || depth > DEEPEST) {
            throw new NoWayException();
        }
        String encoding = entity.value(ENCODING).toLowerCase(Locale.ROOT);
        if (isFit(entity.body())) {
            return encoding.equals("binary") ? entity.with(ENCODING, isAscii(entity.body()) ? "7bit" : "8bit") : entity;
        }
        if (encoding.equals("base64") || encoding.equals("quoted-printable")) {
            throw new NoWayException();
        }
        String type = entity.type();
        if (type.startsWith("multipart/")) {
            return labelled(entity.withBody(parts(entity, depth)));
        }
        if (type.equals("message/rfc822")) {
            return labelled(entity.withBody(message(MimeEntity.read(entity.body()), depth + 1)));
        }
        if (type.startsWith("message/") && !type.startsWith("message/global")) {
            throw new NoWayException();
        }
        return type.startsWith("text/") || type.startsWith("message/")
                ? entity.withBody(Encoding.quotedPrintable(entity.body())).with(ENCODING, "quoted-printable")
                : entity.withBody(Encoding.base64(entity.body())).with(ENCODING, "base64");
    }

    private static MimeEntity labelled(MimeEntity entity) {
        return entity.with(ENCODING, isAscii(entity.body()) ? "7bit" : "8bit");
    }

    private String parts(MimeEntity entity, int depth) throws NoWayException {
        Optional<String> boundary = entity.typeParameter("boundary");
        if (boundary.isEmpty() || entity.type().equals("multipart/signed")) {
            throw new NoWayException();
        }
        String delimiter = "\r\n--" + boundary.get();
        String text = "\r\n" + entity.body();
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) {
            pieces.add(text.substring(from, at));
            from = at + delimiter.length();
            if (text.startsWith("--", from)) {
                break;
            }
        }
        String epilogue = text.substring(from);
        if (pieces.isEmpty() || !isFit(pieces.get(0)) || !isFit(epilogue)) {
            throw new NoWayException();
        }
        StringBuilder out = new StringBuilder(pieces.get(0));
        for (String piece : pieces.subList(1, pieces.size())) {
            int lineEnd = piece.indexOf("\r\n");
            if (lineEnd < 0) {
                throw new NoWayException();
            }
            MimeEntity part = MimeEntity.read(piece.substring(lineEnd + 2));
            out.append(delimiter)
                    .append(piece, 0, lineEnd + 2)
                    .append(entity(part, depth + 1).text());
        }
        return out.append(delimiter).append(epilogue).substring(2);
    }

    private boolean isFit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char octet = text.charAt(i);
            boolean paired = octet == '\r' ? text.startsWith("\n", i + 1) : i > 0 && text.charAt(i - 1) == '\r';
            boolean bare = (octet == '\r' || octet == '\n') && !paired;
            if (octet == 0 || bare || (octet > 127 && !eightBitTaken)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(octet -> octet < 128);
    }
}
