/** Prints what the audit of configuration files found: for people, as JSON, and as SARIF 2.1.0. */
package org.msakit.kit.audit;
