// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.definitions;

import dev.journeys.job.state.DefinitionStatus;

/**
 * Which version of a journey decides from a time on, and how.
 *
 * @param from epoch milliseconds
 */
public record Decision(long from, int version, DefinitionStatus status) {}
