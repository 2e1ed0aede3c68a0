/**
 * Reads sendmail.mc and submit.mc: m4 with the words that sendmail-cf defines, brought to the statements that m4 would
 * write into sendmail.cf.
 */
package org.msakit.sendmail.mc;
