package org.msakit.kit.cli;

import java.nio.file.Path;
import org.msakit.server.ServerCertificate;

/** A certificate and its key in files. */
final class CertificateFiles {
    private CertificateFiles() {}

    /**
     * Reads both, in PEM.
     *
     * @throws UsageException in one line, naming the files
     */
    static ServerCertificate read(Path chain, Path key) {
        try {
            return ServerCertificate.ofPem(
                    String.join("\n", InputFile.lines(chain)), String.join("\n", InputFile.lines(key)));
        } catch (IllegalArgumentException e) {
            throw new UsageException(chain + ", " + key + ": " + e.getMessage());
        }
    }
}
