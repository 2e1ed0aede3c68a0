package org.msakit.kit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.msakit.kit.report.ReportDirectory;
import picocli.CommandLine.Option;

/** Where the report of a run goes. */
final class ReportOption {
    @Option(names = "--report", paramLabel = "DIR", description = "write the report in every form to a directory")
    Path report;

    /**
     * The directory, made where there is none; empty where none is wanted.
     *
     * @throws UsageException where it cannot be written to
     */
    Optional<ReportDirectory> directory() {
        try {
            return report == null ? Optional.empty() : Optional.of(ReportDirectory.at(report));
        } catch (IOException e) {
            throw new UsageException("cannot write a report to " + report);
        }
    }
}
