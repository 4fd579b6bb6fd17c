// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.parse.JsonValue.Member;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns the text of a definition into records, and reports every mistake in its parts at once.
 * Stateless, and never throws for a text, whatever it is. Called by {@code DefinitionReader}, which
 * adds what is wrong between the parts.
 *
 * <pre>{@code
 * Parsed parsed = DefinitionParser.parse(Files.readString(path));
 * parsed.problems().forEach(problem -> log(problem.pointer(), problem.message()));
 * }</pre>
 */
public final class DefinitionParser {

    /** The readers by {@code format}; another format of the future is added here. */
    private static final Map<Integer, ValueReader<JourneyDefinition>> FORMATS =
            new TreeMap<>(Map.of(1, new PartReader<>(new JourneyPart())));

    private static final int DEFAULT_FORMAT = 1;

    private DefinitionParser() {}

    /**
     * Reads a text in any supported format.
     *
     * @param text JSON, with or without a byte order mark
     */
    public static Parsed parse(String text) {
        Reading reading = new Reading();
        Optional<JourneyDefinition> definition =
                JsonDocument.parse(text, reading.problems())
                        .root()
                        .flatMap(root -> read(root, reading));
        return new Parsed(definition, reading.outline().build(), reading.problems().toList());
    }

    private static Optional<JourneyDefinition> read(JsonValue root, Reading reading) {
        Member format = root.members().get(JourneyPart.FORMAT.name());
        int number = format == null ? DEFAULT_FORMAT : number(format.value());
        ValueReader<JourneyDefinition> reader = FORMATS.get(number);
        if (format != null && reader == null) {
            String supported = Found.oneOf(FORMATS.keySet().stream().map(String::valueOf).toList());
            reading.expected(format.value(), ProblemCode.UNSUPPORTED_FORMAT, "format " + supported);
        }
        return reader == null ? Optional.empty() : reader.read(root, reading);
    }

    /**
     * The number of a format; the default where it is not a number, which its reader then reports
     * with all the rest.
     */
    private static int number(JsonValue format) {
        double number = format.node().isNumber() ? format.node().doubleValue() : DEFAULT_FORMAT;
        return number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE
                ? (int) number
                : -1;
    }
}
