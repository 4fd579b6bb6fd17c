// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended. A status is what the destination said, or 0 where it said nothing or has no
 * such thing. A reason is short and stable, such as {@code timeout}, {@code status-503} or {@code
 * refused-address}, and never holds a secret, a URL or what a receiver wrote.
 */
public sealed interface Reply {
    /** The destination has the message. */
    record Delivered(int status) implements Reply {}

    /**
     * Another attempt may do.
     *
     * @param after how long the destination wants to be left alone, as it said; null if it did not
     */
    record TryAgain(int status, String reason, @Nullable Duration after) implements Reply {}

    /** No further attempt would do. */
    record Dead(int status, String reason) implements Reply {}
}
