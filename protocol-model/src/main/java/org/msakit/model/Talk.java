package org.msakit.model;

/**
 * What was said in the SASL exchange that is open.
 *
 * @param mechanism its name in upper case, empty where the model does not follow its steps
 * @param user the user name given, empty where none
 * @param opening what the client said first, or else the server
 * @param challenge what the server asked for behind that
 * @param doomed the requirement that a login would break, whatever comes; empty where there is none
 */
public record Talk(String mechanism, String user, String opening, String challenge, String doomed) {
    public static final Talk NONE = new Talk("", "", "", "", "");

    /** A user name and nothing else. */
    public static Talk of(String user) {
        return new Talk("", user, "", "", "");
    }

    /** The start of a mechanism. */
    public static Talk in(String mechanism) {
        return new Talk(mechanism, "", "", "", "");
    }
}
