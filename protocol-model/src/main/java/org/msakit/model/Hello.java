package org.msakit.model;

/** The greeting command in force. */
public enum Hello {
    NONE,
    HELO,
    EHLO
}
