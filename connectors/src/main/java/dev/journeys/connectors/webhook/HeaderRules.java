// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers a definition may have, and which of them have to be references to secrets. */
public final class HeaderRules {
    private static final String MARKS_IN_NAMES = "!#$%&'*+.^_`|~-";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 8_000;

    /** What the client says of the connection and of the body; another value would break them. */
    private static final Set<String> RESERVED =
            Set.of(
                    "host",
                    "content-length",
                    "transfer-encoding",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "upgrade",
                    "te",
                    "trailer",
                    "expect",
                    "accept-encoding");

    private static final List<String> SECRET_NAMES =
            List.of("authorization", "cookie", "credential", "password", "secret", "token");
    private static final Pattern SECRET_KEY =
            Pattern.compile(
                    "(.*[-_])?(api|auth|access|app|account|private|signing|subscription|functions)[-_]?key");

    private HeaderRules() {}

    /**
     * What is wrong with a header of a definition, as a sentence that does not show the value; null
     * if nothing is.
     *
     * @param value with references in the places of secrets
     */
    public static @Nullable String problem(String name, String value) {
        if (!isName(name)) {
            return "Expected the name of a header, but found '" + name + "'.";
        }
        if (isReserved(name) || isSigned(name)) {
            return "Expected no header that is set for every request, but found '" + name + "'.";
        }
        if (!isValue(value)) {
            return "Expected at most 8000 characters of printable ASCII for '"
                    + name
                    + "', but found other text.";
        }
        if (isSecret(name) && !Secrets.hasReference(value)) {
            return "Expected a reference such as '${env:NAME}' for '"
                    + name
                    + "', but found a literal value.";
        }
        return null;
    }

    // Loops, since both are asked for every header of every request.

    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
            boolean digit = next >= '0' && next <= '9';
            if (!letter && !digit && MARKS_IN_NAMES.indexOf(next) < 0) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_NAME;
    }

    static boolean isValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if ((next < ' ' && next != '\t') || next > '~') {
                return false;
            }
        }
        return value.length() <= LONGEST_VALUE;
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isSigned(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(StandardWebhooks.PREFIX);
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET_NAMES.stream().anyMatch(lower::contains)
                || SECRET_KEY.matcher(lower).matches();
    }
}
