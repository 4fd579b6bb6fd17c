// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one poll of a {@link ControlReader} has found.
 *
 * @param entries in their order; no marker among them
 * @param caughtUp whether all that existed when the reader was opened has been given, with this
 *     batch or before; once true it stays true
 * @param trouble a sentence on what cannot be read at present; null where everything can
 */
public record ControlBatch(List<ControlEntry> entries, boolean caughtUp, @Nullable String trouble) {
    public ControlBatch {
        entries = List.copyOf(entries);
    }
}
