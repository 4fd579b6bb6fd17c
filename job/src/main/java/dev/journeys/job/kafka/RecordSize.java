// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How large a record is for Kafka, at most: with its key, and in a batch of its own, which is what
 * the producer and the broker hold against their limits.
 */
final class RecordSize {
    /**
     * Bytes beside key and value: 61 for a batch, 21 for a record, 5 for each of two lengths and 1
     * for the number of headers, which is 0.
     */
    static final int OVERHEAD = 61 + 21 + 2 * 5 + 1;

    private RecordSize() {}

    /** In bytes, without compression. */
    static long of(OutputRecord output) {
        byte[] key = key(output);
        return (long) OVERHEAD + (key == null ? 0 : key.length) + output.json().length;
    }

    /** Whether it is no larger than that. */
    static boolean fits(OutputRecord output, int maxBytes) {
        // No character has more than three bytes, so the user need not be encoded for most.
        long atMost = (long) OVERHEAD + 3L * output.user().length() + output.json().length;
        return atMost <= maxBytes || of(output) <= maxBytes;
    }

    /** The user in UTF-8, so that one partition has all of a user; null where there is none. */
    static byte @Nullable [] key(OutputRecord output) {
        return output.user().isEmpty() ? null : output.user().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * How large a record may be that is compressed on its way: what cannot be compressed becomes a
     * little larger, and that is then held against the limit.
     */
    static int beforeCompression(int maxBytes) {
        return Math.max(0, maxBytes - maxBytes / 100 - 64);
    }
}
