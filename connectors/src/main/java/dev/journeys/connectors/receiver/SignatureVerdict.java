// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

/** What the receiver thinks of a request's signature, by Standard Webhooks. */
public enum SignatureVerdict {
    /** The receiver knows no secret, so it has not looked. */
    UNCHECKED,
    /** One of the signatures is right for one of the secrets. */
    VALID,
    /** There is no signature. */
    MISSING,
    /** There are signatures, and none is right. */
    INVALID
}
