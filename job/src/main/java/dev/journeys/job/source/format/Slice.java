// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;

/** A part of an event's text, in bytes. */
record Slice(int offset, int length) {
    /** Where the parser's current token begins. */
    static int start(JsonParser json) {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    /** The part up to the end of the parser's current token. */
    static Slice from(int start, JsonParser json) {
        return new Slice(start, (int) json.currentLocation().getByteOffset() - start);
    }
}
