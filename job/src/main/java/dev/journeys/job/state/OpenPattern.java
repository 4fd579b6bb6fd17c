// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a user's state keeps of a pattern that has begun to match: enough to know which events and
 * timers concern it. The partial matches themselves are in its namespace.
 *
 * @param due epoch milliseconds at which the first partial match times out
 */
public record OpenPattern(String journey, int version, @Nullable String identifier, long due) {

    /** By journey id, then version, then identifier (absent first, then by code points). */
    public static final Comparator<OpenPattern> ORDER =
            Comparator.comparing(OpenPattern::journey)
                    .thenComparingInt(OpenPattern::version)
                    .thenComparing(OpenPattern::identifier, LiveInstance::compareIdentifiers);

    /** The namespace of the partial matches. */
    public String namespace() {
        String ofVersion = journey + ' ' + version;
        return identifier == null ? ofVersion : ofVersion + ' ' + identifier;
    }
}
