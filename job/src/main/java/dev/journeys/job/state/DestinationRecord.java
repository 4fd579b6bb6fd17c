// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

/**
 * What the journey operator keeps of a destination.
 *
 * @param type as its definition says it, such as {@code webhook}
 * @param topic the topic that it names for its deliveries; empty where it names none
 * @param lanes into how many parts its traffic is spread, at least 1
 * @param digest of the definition; another definition has another one
 */
public record DestinationRecord(String type, String topic, int lanes, String digest) {}
