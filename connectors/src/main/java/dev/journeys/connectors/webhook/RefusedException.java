// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.io.IOException;

/** Nothing may be sent there. Says neither where nor what. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal) {
        super("Expected " + refusal.expectation() + ", but found another.");
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
