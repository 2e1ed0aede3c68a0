/** What can be tested: the embedded reference server, any host and port, real servers in containers. */
package org.msakit.kit.target;
