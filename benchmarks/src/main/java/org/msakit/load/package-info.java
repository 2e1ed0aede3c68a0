/**
 * The load generator: SMTP sessions over Netty event loops. The loop is closed: a session begins its next message when
 * the one before is answered, so the rate is what the server makes of it. It says nothing about waiting times under a
 * given rate.
 */
package org.msakit.load;
