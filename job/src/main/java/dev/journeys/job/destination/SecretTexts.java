// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts that may have, or must be, references to secrets: <code>${env:NAME}</code> and <code>
 * ${file:PATH}</code>. Whatever is wrong with such a text, no message repeats it.
 */
final class SecretTexts {
    static final String EXAMPLE = "'${env:JOURNEYS_SECRET_NAME}' or '${file:/folder/name}'";

    private static final String OPEN = "${";
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{(?:env:[A-Za-z_][A-Za-z0-9_]*|file:/[^}\\p{Cntrl}]+)\\}");

    private SecretTexts() {}

    /** A text whose references, if it has any, are well formed. */
    static Optional<String> read(JsonValue value, Reading reading) {
        if (!value.node().isTextual()) {
            reading.problem(
                    value, ProblemCode.WRONG_TYPE, "Expected a text, but found something else.");
            return Optional.empty();
        }
        String text = value.source();
        if (withoutReferences(text).contains(OPEN)) {
            reading.problem(
                    value,
                    ProblemCode.INVALID_REFERENCE,
                    "Expected a reference such as " + EXAMPLE + " after '${', but found another.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A text that is one reference and nothing else. */
    static Optional<String> reference(JsonValue value, Reading reading) {
        Optional<String> text = read(value, reading);
        if (text.isPresent() && !REFERENCE.matcher(text.get()).matches()) {
            reading.problem(
                    value,
                    ProblemCode.LITERAL_SECRET,
                    "Expected a reference to a secret such as "
                            + EXAMPLE
                            + ", but found something else. Secrets are never in definitions.");
            return Optional.empty();
        }
        return text;
    }

    /** One or two references: the present secret, and while it is changed the one before. */
    static Optional<List<String>> references(JsonValue value, Reading reading) {
        if (!value.node().isArray() || value.items().isEmpty() || value.items().size() > 2) {
            reading.problem(
                    value,
                    ProblemCode.WRONG_TYPE,
                    "Expected a list of one or two references to secrets, but found something else.");
            return Optional.empty();
        }
        List<String> references =
                value.items().stream()
                        .map(item -> reference(item, reading))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toList());
        return references.size() == value.items().size()
                ? Optional.of(references)
                : Optional.empty();
    }

    /** Whether something of a text is a reference. */
    static boolean hasReference(String text) {
        return REFERENCE.matcher(text).find();
    }

    /** The text without its references. */
    static String withoutReferences(String text) {
        return replaceReferences(text, "");
    }

    /** The text with something else in the place of each reference. */
    static String replaceReferences(String text, String replacement) {
        return REFERENCE.matcher(text).replaceAll(replacement);
    }
}
