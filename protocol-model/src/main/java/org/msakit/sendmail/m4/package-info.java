/**
 * The macro language m4, as far as sendmail.mc files need it: definitions, quoting, diversions, conditions, arithmetic,
 * inclusion of texts that the caller hands out. Nothing here reads a file or runs a command.
 */
package org.msakit.sendmail.m4;
