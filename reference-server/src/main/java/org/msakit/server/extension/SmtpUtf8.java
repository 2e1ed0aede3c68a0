package org.msakit.server.extension;

import java.util.Map;
import org.msakit.server.address.Alphabet;
import org.msakit.server.state.SessionState;

/** SMTPUTF8 (RFC 6531): addresses and header fields in UTF-8, where MAIL asks for it. Needs 8BITMIME (section 3.1). */
public final class SmtpUtf8 implements Extension {
    private static final String KEYWORD = "SMTPUTF8";

    @Override
    public String keyword() {
        return KEYWORD;
    }

    @Override
    public boolean offered(SessionState state) {
        return state.config().extensions().isOn(EightBitMime.KEYWORD);
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of(KEYWORD, ParameterRule.matching(String::isEmpty));
    }

    /** What paths are read in: UTF-8 behind an EHLO that offered it, so that a refusal can name the reason. */
    public static Alphabet alphabet(SessionState state) {
        boolean offered = state.extended() && Extensions.isOffered(KEYWORD, state);
        return offered ? Alphabet.UTF_8 : Alphabet.ASCII;
    }
}
