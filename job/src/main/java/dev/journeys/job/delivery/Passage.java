// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Which instance a record that goes out belongs to.
 *
 * @param journey the journey's id
 * @param version the journey's version
 * @param instance the instance's id
 * @param user the user's id
 * @param identifier the identifier's value, or null
 * @param enteredAt epoch milliseconds at which the instance started
 */
public record Passage(
        String journey,
        int version,
        String instance,
        String user,
        @Nullable String identifier,
        long enteredAt) {}
