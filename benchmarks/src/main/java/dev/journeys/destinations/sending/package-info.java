// SPDX-License-Identifier: Apache-2.0
/** The job that sends, as the product has it, between a source and a sink of the harness. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.sending;
