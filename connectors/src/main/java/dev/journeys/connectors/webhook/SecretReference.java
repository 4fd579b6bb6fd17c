// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a text where a secret belongs: {@code ${KIND:NAME}}.
 *
 * @param start where the reference begins in its text
 * @param end after its closing brace; after the text where there is none
 * @param kind what stands before the colon; empty if there is none
 * @param name what stands behind the colon, or all of it
 * @param closed there is a closing brace
 */
record SecretReference(int start, int end, String kind, String name, boolean closed) {
    private static final String OPEN = "${";

    static final String ENVIRONMENT = "env";
    static final String FILE = "file";

    /** Whether the text has a place for a secret. */
    static boolean anyIn(String text) {
        return text.contains(OPEN);
    }

    /** All of them in a text, in order. */
    static List<SecretReference> in(String text) {
        List<SecretReference> found = new ArrayList<>();
        int start = text.indexOf(OPEN);
        while (start >= 0) {
            SecretReference next = at(text, start);
            found.add(next);
            start = text.indexOf(OPEN, next.end);
        }
        return found;
    }

    private static SecretReference at(String text, int start) {
        int brace = text.indexOf('}', start);
        boolean closed = brace >= 0;
        int end = closed ? brace + 1 : text.length();
        String inner = text.substring(start + OPEN.length(), closed ? brace : end);
        int colon = inner.indexOf(':');
        return colon < 0
                ? new SecretReference(start, end, "", inner, closed)
                : new SecretReference(
                        start, end, inner.substring(0, colon), inner.substring(colon + 1), closed);
    }

    /** As it is written, without the braces. */
    String shown() {
        return kind.isEmpty() ? name : kind + ":" + name;
    }
}
