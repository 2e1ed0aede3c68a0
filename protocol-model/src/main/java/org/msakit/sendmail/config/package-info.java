/** What a sendmail configuration says as a whole: listeners, privacy flags, mechanisms, maps, certificates, features. */
package org.msakit.sendmail.config;
