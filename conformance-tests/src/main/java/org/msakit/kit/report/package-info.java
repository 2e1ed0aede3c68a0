/** What a run found, for people and for machines: text, JSON, JUnit XML, Markdown, HTML and one file per witness. */
package org.msakit.kit.report;
