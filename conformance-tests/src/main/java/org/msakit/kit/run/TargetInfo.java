package org.msakit.kit.run;

import java.util.List;

/**
 * What the run saw of its target.
 *
 * @param name as given on the command line, or of the built-in target
 * @param address host and port
 * @param greeting first line of the greeting, without code
 * @param capabilities what EHLO offered, a line for each keyword as it was first seen
 * @param tls {@code starttls}, {@code implicit} or {@code none}
 */
public record TargetInfo(String name, String address, String greeting, List<String> capabilities, String tls) {}
