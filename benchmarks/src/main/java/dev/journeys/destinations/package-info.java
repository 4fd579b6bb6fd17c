// SPDX-License-Identifier: Apache-2.0
/** The command {@code bin/destinations}. May import all packages below it. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations;
