// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

/** A secret cannot be had. The message names the reference and never a value. */
public final class SecretException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reference;

    /**
     * @param reference as it is written, without {@code ${} and {@code }}
     * @param expectation what it had to be, without a full stop
     */
    SecretException(String reference, String expectation) {
        super("Expected '" + reference + "' to be " + expectation + ", but it is not.");
        this.reference = reference;
    }

    /** Such as {@code env:NAME} or {@code file:PATH}. */
    public String reference() {
        return reference;
    }
}
