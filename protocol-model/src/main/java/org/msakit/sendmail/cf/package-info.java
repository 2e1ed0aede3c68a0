/** Reads sendmail.cf and submit.cf line by line, as statements; what they mean together is not decided here. */
package org.msakit.sendmail.cf;
