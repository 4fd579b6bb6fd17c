// SPDX-License-Identifier: Apache-2.0

/**
 * Journey definitions as records: what a user wrote, in types. No behaviour, no expression is
 * compiled here, and none of these types is ever put into Flink state or onto a stream (a
 * definition travels as its JSON). May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.patterns.definition;
