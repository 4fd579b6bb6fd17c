// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.cli.common.DestinationFile;
import dev.journeys.job.state.DestinationKey;
import java.util.List;

/**
 * What is to become of one destination.
 *
 * @param kind new, changed, again or unchanged
 * @param wanted the definition of a file
 * @param differences to the one that is known, where it is another
 */
record DestinationChange(ChangeKind kind, DestinationFile wanted, List<Difference> differences) {
    boolean isWritten() {
        return kind != ChangeKind.UNCHANGED;
    }

    String id() {
        return wanted.id();
    }

    /** The key of its record. */
    String key() {
        return DestinationKey.of(id());
    }
}
