/**
 * Reads sendmail's configuration: text in, values out, each with its file and line. No reader throws on any text; what
 * one cannot make sense of it keeps and reports.
 */
package org.msakit.sendmail;
