// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

/** Why there is no reply to a request. */
public enum FailureKind {
    /** The deadline came first. */
    TIMEOUT,
    /** Nobody listens there, or there is no way there. */
    CONNECTION_REFUSED,
    /** The connection ended before the reply began; also one that was kept and had gone stale. */
    RESET,
    /** No trusted connection: certificate, name of the host, handshake. */
    TLS,
    /** Nothing may be sent there; nothing was. */
    ADDRESS_REFUSED,
    /** The name has no address, or none was to be had. */
    NAME_UNKNOWN,
    /** What came back is not HTTP. */
    PROTOCOL,
    /** Anything else. */
    OTHER
}
