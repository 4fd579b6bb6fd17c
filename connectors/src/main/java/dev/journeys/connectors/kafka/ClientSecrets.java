// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which client properties are secrets, and that they are references. */
final class ClientSecrets {
    private static final String JAAS = "jaas.config";

    /** Also names that Kafka does not know: an interceptor or a login module may. */
    private static final Pattern SECRET =
            Pattern.compile(
                    ".*(password|passphrase|secret|token|(keystore|private|access|api)\\.?key"
                            + "|user\\.info)");

    /** As Kafka's client finds them: a provider, perhaps a path, and a key. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}:]+:([^}]*?:)?[^}]*?}");

    private static final Pattern ONLY_REFERENCES =
            Pattern.compile("(" + REFERENCE.pattern() + ")+");

    private ClientSecrets() {}

    /**
     * Whether the value of such a property or option has to stay secret, or has secrets in it.
     *
     * @param name of a property, or of an option of a login module
     */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isJaas(lower) || SECRET.matcher(lower).matches();
    }

    private static boolean isJaas(String name) {
        return name.endsWith(JAAS);
    }

    /** Whether there is nothing in the text but references. */
    static boolean isReference(String value) {
        return ONLY_REFERENCES.matcher(value.strip()).matches();
    }

    /**
     * @throws IllegalArgumentException where the property is a secret and its value no reference;
     *     the value is not in the message
     */
    static void requireReference(String name, String value) {
        if (!isSecret(name) || isReference(value)) {
            return;
        }
        if (!isJaas(name)) {
            throw literal("the client property '" + name + "'");
        }
        Optional<String> option = JaasOptions.literalSecret(value, REFERENCE);
        if (option.isPresent()) {
            throw literal("'" + option.get() + "' in the client property '" + name + "'");
        }
    }

    private static IllegalArgumentException literal(String place) {
        return new IllegalArgumentException(
                "Expected a reference to a secret, such as '${env:KAFKA_PASSWORD}' or"
                        + " '${file:/run/secrets/kafka.properties:password}', in "
                        + place
                        + ", but found the secret itself (it is not shown).");
    }

    /** The value, or what stands for it. */
    static String masked(Map.Entry<String, String> property) {
        return isSecret(property.getKey()) ? "***" : property.getValue();
    }
}
