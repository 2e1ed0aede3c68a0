/**
 * Finds in sendmail configurations what lets somebody submit mail who should not, or keeps out who should: pure rules,
 * each with an id that does not change.
 */
package org.msakit.audit;
