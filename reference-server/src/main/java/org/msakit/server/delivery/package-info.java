/** Where accepted messages go: memory, a Maildir, the next hop. */
package org.msakit.server.delivery;
