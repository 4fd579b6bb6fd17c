// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import dev.journeys.connectors.batch.DeadLetters;
import dev.journeys.job.destination.DestinationPolicy;
import java.time.Clock;

/**
 * How destinations are reached.
 *
 * @param policy what the run allows the authors of their definitions
 * @param deadLetters where deliveries go that a request of many has given up
 * @param clock against which the age of deliveries is held; serializable
 */
public record DestinationOptions(DestinationPolicy policy, DeadLetters deadLetters, Clock clock) {}
