// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import dev.journeys.job.destination.DestinationDefinition;
import java.nio.file.Path;

/**
 * A valid definition of a destination, and the file that has it.
 *
 * @param text as it is written, UTF-8, without a byte order mark
 */
public record DestinationFile(DestinationDefinition definition, byte[] text, Path file) {
    /** The destination's id. */
    public String id() {
        return definition.destination();
    }
}
