// SPDX-License-Identifier: Apache-2.0

/**
 * Kafka topics as sources: events, with event time that goes on also where a partition is quiet,
 * and control entries of a compacted topic. Imports the probing and the control sources.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.kafka;
