// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import dev.journeys.patterns.event.Timestamps;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a control record.
 *
 * @param version from 1
 * @param effectiveFrom epoch milliseconds
 */
record ControlKey(String journey, int version, long effectiveFrom) {
    private static final Pattern TEXT =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,72})/([1-9][0-9]{0,9})/(.+)");
    private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,15}");

    /** Reads {@code journey/version/effectiveFrom}; empty where the text is anything else. */
    static Optional<ControlKey> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || Long.parseLong(parts.group(2)) > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        OptionalLong time = time(parts.group(3));
        return time.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ControlKey(
                                parts.group(1),
                                Integer.parseInt(parts.group(2)),
                                time.getAsLong()));
    }

    /** Reads ISO-8601 or epoch milliseconds. */
    static OptionalLong time(String text) {
        if (!MILLIS.matcher(text).matches()) {
            return Timestamps.parse(text);
        }
        long millis = Long.parseLong(text);
        return Timestamps.inRange(millis) ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    /** With the time in epoch milliseconds. */
    String text() {
        return journey + '/' + version + '/' + effectiveFrom;
    }
}
