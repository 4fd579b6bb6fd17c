// SPDX-License-Identifier: Apache-2.0
/** Java in processes of their own, and what commands share. Imports nothing of ours. */
@org.jspecify.annotations.NullMarked
package dev.journeys.destinations.process;
