// SPDX-License-Identifier: Apache-2.0

/**
 * HTTP requests to receivers on the internet: secrets that are references, addresses that are
 * checked before anything is sent to them, deadlines, limited replies, Standard Webhooks. Imports
 * the messages and channels of {@code delivery}.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.connectors.webhook;
