// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;

/** What a control entry turned out to be. */
public sealed interface ControlReading {
    /** An update of what the job knows. */
    record Valid(ControlUpdate update) implements ControlReading {}

    /**
     * An entry that changes nothing.
     *
     * @param reason a short code, {@code invalid-definition}, {@code invalid-destination} or {@code
     *     invalid-control-record}
     * @param detail what was expected and what was found; more than one line where there are more
     *     mistakes
     * @param text of the entry; empty of a destination, in which there may be secrets
     * @param place where the entry is
     */
    record Invalid(String reason, String detail, String text, String place)
            implements ControlReading {}

    /** Sets a record. */
    static ControlReading set(DefinitionRecord record) {
        return new Valid(ControlUpdate.set(record));
    }

    /** Removes the record of a key. */
    static ControlReading remove(String key) {
        return new Valid(ControlUpdate.remove(key));
    }

    /**
     * Sets a destination.
     *
     * @param definition as it was written, UTF-8; whether it is valid is for others to say
     */
    static ControlReading setDestination(String id, byte[] definition) {
        return new Valid(ControlUpdate.setDestination(id, definition));
    }

    /** Removes a destination. */
    static ControlReading removeDestination(String id) {
        return new Valid(ControlUpdate.removeDestination(id));
    }
}
