package org.msakit.kit.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** What this kit is. */
public final class Kit {
    public static final String NAME = "msakit";

    private static final String POM = "/META-INF/maven/org.msakit/conformance-tests/pom.properties";

    private Kit() {}

    /** The version of the jar, or {@code development} where the classes are not in one. */
    public static String version() {
        try (InputStream in = Kit.class.getResourceAsStream(POM)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            return "development";
        }
    }
}
