// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.validate.DefinitionReader;

/** Definitions of which only a part matters. */
final class Definitions {
    static final String FILTERED = "\"event\": \"a\", \"identifier\": \"key\"";
    static final String EXIT_STEP = "{ \"id\": \"end\", \"type\": \"exit\" }";

    private Definitions() {}

    /** Reads what is to be valid. */
    static JourneyDefinition read(String text) {
        DefinitionReader.Result result = DefinitionReader.read(text);
        if (result instanceof DefinitionReader.Valid valid) {
            return valid.definition();
        }
        throw new AssertionError(result.toString());
    }

    /** With fields of the journey, such as exits, that end in a comma. */
    static JourneyDefinition of(String entry, String more, String steps) {
        return read(
                "{ \"id\": \"j\", \"version\": 1, \"entry\": { %s }, %s \"steps\": [ %s ] }"
                        .formatted(entry, more, steps));
    }
}
