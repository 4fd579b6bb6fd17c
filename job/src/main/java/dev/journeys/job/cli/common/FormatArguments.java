// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import picocli.CommandLine.Option;

/** How a command prints what it has to say. */
public final class FormatArguments {
    @Option(
            names = "--format",
            defaultValue = "text",
            description = "How it is printed: text or json. Default: ${DEFAULT-VALUE}.")
    private PrintFormat format;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public FormatArguments() {}

    /** Whether it is JSON; else it is text. */
    public boolean json() {
        return format == PrintFormat.json;
    }
}
