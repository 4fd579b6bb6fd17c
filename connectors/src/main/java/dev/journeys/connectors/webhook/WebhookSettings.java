// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the requests to a webhook look. Secrets are references ({@link Secrets}), so that there are
 * none in here.
 *
 * @param url with references behind the host only
 * @param method {@code POST}, {@code PUT} or {@code PATCH}
 * @param headers name to value, with references; see {@link HeaderRules}
 * @param signing references to the secrets that sign, each to one; none for no signature, two while
 *     one replaces the other
 * @param deadline for one attempt, from 1 ms to 10 min
 * @param maxReplyBytes how much of a reply's body is read, from 0 to 16 MiB
 */
public record WebhookSettings(
        String url,
        String method,
        Map<String, String> headers,
        List<String> signing,
        Duration deadline,
        int maxReplyBytes) {
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(10);
    private static final int MAX_REPLY = 16 * 1024 * 1024;

    /**
     * @throws IllegalArgumentException where a value is out of its range or a secret is literal;
     *     without the value
     */
    public WebhookSettings {
        headers = Map.copyOf(headers);
        signing = List.copyOf(signing);
        require(METHODS.contains(method), "the method 'POST', 'PUT' or 'PATCH'");
        require(
                deadline.toMillis() >= 1 && deadline.compareTo(LONGEST_DEADLINE) <= 0,
                "a deadline from 1 ms to 10 min");
        require(
                maxReplyBytes >= 0 && maxReplyBytes <= MAX_REPLY,
                "a limit for replies from 0 to 16 MiB");
        require(
                signing.stream().allMatch(Secrets::hasReference),
                "references to the secrets that sign");
        headers.forEach(WebhookSettings::requireSound);
    }

    private static void requireSound(String name, String value) {
        String problem = HeaderRules.problem(name, value);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static void require(boolean is, String expectation) {
        if (!is) {
            throw new IllegalArgumentException(
                    "Expected " + expectation + ", but found another value.");
        }
    }

    /** Without what may be a secret by mistake. */
    @Override
    public String toString() {
        return "WebhookSettings[" + method + ", " + headers.keySet() + "]";
    }
}
