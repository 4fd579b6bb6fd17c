// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

/** Why nothing may be sent to a URL. */
enum Refusal {
    MALFORMED("url", "a URL such as 'https://host/path'"),
    USER_INFO("user-info", "a URL without a user and a password in front of its host"),
    REFERENCE_IN_HOST("secret-in-host", "a URL with references behind its host only"),
    NOTATION("notation", "a host that is a plain name or an address in its usual notation"),
    SCHEME("scheme", "a scheme that this run allows"),
    PORT("port", "a port that this run allows"),
    HOST("host", "a host that this run allows"),
    ADDRESS("address", "a host all of whose addresses are public ones");

    private final String word;
    private final String expectation;

    Refusal(String word, String expectation) {
        this.word = word;
        this.expectation = expectation;
    }

    /** Short and stable. */
    String word() {
        return word;
    }

    /** What had to be so, to follow "Expected". */
    String expectation() {
        return expectation;
    }
}
