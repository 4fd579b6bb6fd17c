// SPDX-License-Identifier: Apache-2.0

/** What single steps of an event's way cost, by JMH. */
@org.jspecify.annotations.NullMarked
package dev.journeys.benchmarks.micro;
