// SPDX-License-Identifier: Apache-2.0

/**
 * Everything that Flink serializes: events, records of definitions, what is kept of a user and of
 * an instance, and what goes out. What is hot has a serializer of its own with a version byte; the
 * rest are records that Flink reads as POJOs. May import {@code patterns.event} only.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.job.state;
