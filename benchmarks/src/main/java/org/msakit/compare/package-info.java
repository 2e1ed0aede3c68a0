/**
 * What a message costs the reference server, beside other servers in the same minutes. Only ratios within a round are
 * compared: on a shared machine everything else moves more than the servers differ.
 */
package org.msakit.compare;
