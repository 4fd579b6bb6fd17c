// SPDX-License-Identifier: Apache-2.0

/**
 * Destinations: the JSON of their definitions becomes records or problems, what the journey
 * operator knows of them, and the channels and requests by which deliveries reach them. {@link
 * dev.journeys.job.destination.DestinationParser} is the way in. Imports {@code patterns}, {@code
 * state}, and of the connectors those that deliver.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.destination;
