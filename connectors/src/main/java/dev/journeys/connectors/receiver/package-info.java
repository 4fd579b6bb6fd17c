// SPDX-License-Identifier: Apache-2.0

/**
 * A receiver of HTTP requests that behaves as a script says, well or badly, for tests and for
 * trying a sender out. Listens on the loopback address only. Imports nothing of ours, so that it
 * judges a sender by its own reading of what is to be sent.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.receiver;
