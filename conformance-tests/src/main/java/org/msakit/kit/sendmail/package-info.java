/** The reference server as a sendmail configuration describes it. */
package org.msakit.kit.sendmail;
