// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets where their references stand: {@code ${env:NAME}} and {@code ${file:PATH}}. Whoever
 * makes a request calls it right before, each time, and lets go of the result with the request: so
 * that a secret is in no state, and a new one counts at once. Values are taken as they are; what
 * looks like a reference inside of one is not followed. Any thread.
 *
 * <pre>{@code
 * secrets.resolve("Bearer ${env:ACME_CRM}")   // Bearer s3cr3t
 * Secrets.masked("Bearer ${env:ACME_CRM}")    // Bearer ***
 * }</pre>
 */
public final class Secrets {
    private static final String MASK = "***";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

    private final SecretPolicy policy;
    private final UnaryOperator<@Nullable String> environment;
    private final SecretFiles files;

    /**
     * @param environment the value of an environment variable, null if it is not set: {@code
     *     System::getenv}
     */
    public Secrets(SecretPolicy policy, UnaryOperator<@Nullable String> environment) {
        this.policy = policy;
        this.environment = environment;
        this.files = new SecretFiles(policy.folder());
    }

    /**
     * The text with all secrets in their places.
     *
     * @throws SecretException where one cannot be had: not allowed, not there, empty
     */
    public String resolve(String text) throws SecretException {
        if (!hasReference(text)) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text.length() + 64);
        int from = 0;
        for (SecretReference reference : SecretReference.in(text)) {
            resolved.append(text, from, reference.start()).append(value(reference));
            from = reference.end();
        }
        return resolved.append(text, from, text.length()).toString();
    }

    /**
     * The same for a URL.
     *
     * @throws SecretException also where a secret is one that cannot stand in a URL
     */
    public String resolveUrl(String text) throws SecretException {
        String url = resolve(text);
        if (hasReference(text) && !TargetUrl.isReadable(url)) {
            throw unusable(text, "a secret that can stand in a URL");
        }
        return url;
    }

    /**
     * The same for the value of a header, which {@link HeaderRules} allows.
     *
     * @throws SecretException also where a secret is one that no header takes
     */
    public String resolveHeader(String text) throws SecretException {
        String value = resolve(text);
        if (hasReference(text) && !HeaderRules.isValue(value)) {
            throw unusable(text, "a secret of printable ASCII in one line");
        }
        return value;
    }

    static SecretException unusable(String text, String expectation) {
        return new SecretException(SecretReference.in(text).get(0).shown(), expectation);
    }

    /** The text with {@code ***} in the place of each reference, for people to look at. */
    public static String masked(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (SecretReference reference : SecretReference.in(text)) {
            masked.append(text, from, reference.start()).append(MASK);
            from = reference.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    /** Whether the text has a reference, be it a right one or not. */
    public static boolean hasReference(String text) {
        return SecretReference.anyIn(text);
    }

    /**
     * What is wrong with the references of a text, as sentences; empty if nothing is. Does not look
     * whether the secrets are there: where a definition is published they rarely are.
     */
    public static List<String> problems(String text, SecretPolicy policy) {
        List<String> problems = new ArrayList<>();
        for (SecretReference reference : SecretReference.in(text)) {
            String problem = problem(reference, policy);
            if (problem != null) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private static @Nullable String problem(SecretReference reference, SecretPolicy policy) {
        if (!reference.closed()) {
            return "Expected '}' behind '${', but found none.";
        }
        return switch (reference.kind()) {
            case SecretReference.ENVIRONMENT -> environmentProblem(reference.name(), policy);
            case SecretReference.FILE -> fileProblem(reference.name(), policy);
            default -> "Expected '${env:NAME}' or '${file:PATH}', but found another '${…}'.";
        };
    }

    private static @Nullable String environmentProblem(String name, SecretPolicy policy) {
        return NAME.matcher(name).matches() && name.startsWith(policy.environmentPrefix())
                ? null
                : "Expected the name of an environment variable that begins with '"
                        + policy.environmentPrefix()
                        + "', but found '"
                        + name
                        + "'.";
    }

    private static @Nullable String fileProblem(String path, SecretPolicy policy) {
        if (policy.folder() == null) {
            return "Expected no file, because this run allows no folder of secrets, but found '"
                    + path
                    + "'.";
        }
        return path.isBlank() ? "Expected the path of a file, but found ''." : null;
    }

    private String value(SecretReference reference) throws SecretException {
        if (problem(reference, policy) != null) {
            throw new SecretException(reference.shown(), "a reference that this run allows");
        }
        if (reference.kind().equals(SecretReference.FILE)) {
            return files.read(reference);
        }
        String value = environment.apply(reference.name());
        if (value == null || value.isEmpty()) {
            throw new SecretException(reference.shown(), "an environment variable that is set");
        }
        return value;
    }
}
