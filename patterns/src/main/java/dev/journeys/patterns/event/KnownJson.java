// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** For bytes that are known to be JSON: they were read once before. */
public final class KnownJson {
    /** Makes readers of such bytes. Thread-safe. */
    public static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // Names come from outside: interning them, or failing on those that collide,
                    // would let an event do harm.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    // The bytes were read once, under the limits of whoever took them in. Only the
                    // depth matters here.
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private KnownJson() {}
}
