// SPDX-License-Identifier: Apache-2.0
/** One run with receivers that misbehave in all ways: how each delivery ends. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.states;
