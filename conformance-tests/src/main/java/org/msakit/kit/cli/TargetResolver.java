package org.msakit.kit.cli;

import java.io.IOException;
import java.util.List;
import org.msakit.kit.client.UnreachableException;

/** Turns what the user named into something to test. */
interface TargetResolver {
    /**
     * Finds or starts the target that {@link CheckOptions#target()} names.
     *
     * @throws UnreachableException where nothing answers, or a container cannot be had
     * @throws UsageException where the name is none
     */
    OpenTarget open(CheckOptions options) throws UnreachableException, IOException;

    /** The targets that can be named. */
    List<BuiltIn> builtIn();

    /**
     * A target that comes with msakit.
     *
     * @param name as given to {@code check}
     * @param description one line
     */
    record BuiltIn(String name, String description) {}
}
