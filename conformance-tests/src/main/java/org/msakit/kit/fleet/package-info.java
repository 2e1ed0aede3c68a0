/** Real servers in containers, with several client addresses at once. */
package org.msakit.kit.fleet;
