// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.journeys.patterns.parse.JsonDocument;
import dev.journeys.patterns.parse.Problem;
import dev.journeys.patterns.parse.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads definitions of destinations: the one way from a text to a {@link DestinationDefinition}.
 * Stateless; never throws for a text, whatever it is; the same text always gives the same result.
 * What a run allows (hosts, secrets, folders) is not looked at, so that a definition is valid
 * everywhere or nowhere.
 *
 * <p>No message has anything of a text that may be a secret.
 */
public final class DestinationParser {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Comparator<Problem> BY_POSITION =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private DestinationParser() {}

    /** What became of a text. */
    public sealed interface Result permits Valid, Invalid {}

    /** A definition without mistakes. */
    public record Valid(DestinationDefinition definition) implements Result {}

    /**
     * A definition with mistakes.
     *
     * @param problems at least one, in the order of their positions
     */
    public record Invalid(List<Problem> problems) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a text and reports all of its problems at once.
     *
     * @param definition JSON in UTF-8, with or without a byte order mark
     */
    public static Result parse(byte[] definition) {
        Reading reading = new Reading();
        Optional<DestinationDefinition> read =
                JsonDocument.parse(
                                new String(definition, StandardCharsets.UTF_8), reading.problems())
                        .root()
                        .flatMap(root -> new DestinationReader().read(root, reading));
        List<Problem> problems =
                reading.problems().toList().stream()
                        .map(DestinationParser::withoutText)
                        .sorted(BY_POSITION)
                        .toList();
        return problems.isEmpty() ? new Valid(read.orElseThrow()) : new Invalid(problems);
    }

    /** What is broken may be a secret, so it is not repeated. */
    private static Problem withoutText(Problem problem) {
        String expected =
                switch (problem.code()) {
                    case INVALID_JSON -> "valid JSON";
                    case INVALID_TEXT -> "whole characters";
                    case INVALID_NUMBER -> "a number in the range of a double";
                    default -> "";
                };
        return expected.isEmpty()
                ? problem
                : new Problem(
                        problem.code(),
                        problem.pointer(),
                        problem.line(),
                        problem.column(),
                        "Expected " + expected + ", but found a mistake.");
    }

    /**
     * Whether a text is meant as the definition of a destination: an object that has the field
     * {@code destination} and not the field {@code id} of a journey, as far as it can be read.
     */
    public static boolean isMeant(byte[] text) {
        Set<String> names = new HashSet<>();
        try (JsonParser json =
                JSON.createParser(withoutMark(new String(text, StandardCharsets.UTF_8)))) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    names.add(json.currentName());
                    json.nextToken();
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            // As far as it can be read.
            return isMeant(names);
        }
        return isMeant(names);
    }

    private static boolean isMeant(Set<String> names) {
        return names.contains("destination") && !names.contains("id");
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
