// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.patterns.compile.PatternMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has come of an event, or of time, for a pattern.
 *
 * @param matches in the order in which they count; mostly none
 * @param partialMatches what is to be kept until the next time; null where nothing has begun
 * @param due epoch milliseconds at which the first partial match times out, to be told by {@link
 *     PatternHost#elapse}; {@link PatternHost#NEVER} where nothing has begun
 * @param dropped how many partial matches were given up because there were too many
 */
public record PatternProgress(
        List<PatternMatch> matches, byte @Nullable [] partialMatches, long due, int dropped) {

    public PatternProgress {
        matches = List.copyOf(matches);
    }
}
