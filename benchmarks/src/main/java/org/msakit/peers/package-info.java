/** Other SMTP servers for Java, each as a program of its own that takes mail on a port of 127.0.0.1 and forgets it. */
package org.msakit.peers;
