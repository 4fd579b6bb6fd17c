// SPDX-License-Identifier: Apache-2.0

/**
 * What the job emits, in topics of Kafka: which topic, in one transaction, and what becomes of what
 * a topic does not take; see {@code docs/kafka-output.md}. Imports the Kafka clients of {@code
 * connectors}, {@code delivery}, {@code metrics}, {@code state} and the operator ids.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.kafka;
