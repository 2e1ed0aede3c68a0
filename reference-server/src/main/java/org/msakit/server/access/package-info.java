/** What an access map decides on clients, senders and recipients, as sendmail does it. */
package org.msakit.server.access;
