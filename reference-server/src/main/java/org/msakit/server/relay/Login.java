package org.msakit.server.relay;

/** Our account at the next hop, used under TLS alone; the password is kept out of every text form. */
public record Login(String user, String password) {
    @Override
    public String toString() {
        return user;
    }
}
