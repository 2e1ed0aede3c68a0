/** Reads the source of an access map ({@code FEATURE(access_db)}) as data: tags, keys and their form, values. */
package org.msakit.sendmail.access;
