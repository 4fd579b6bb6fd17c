// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.webhook.HeaderRules;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.JsonValue.Member;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Reading;
import dev.journeys.patterns.parse.ValueReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads headers of a request: names with texts, which may have references to secrets. A header that
 * is made for secrets must have one.
 */
final class HeadersReader implements ValueReader<Map<String, String>> {
    private static final int MAX_HEADERS = 50;
    private static final String ANY_REFERENCE = "${env:X}";

    @Override
    public Optional<Map<String, String>> read(JsonValue value, Reading reading) {
        if (!value.node().isObject() || value.members().size() > MAX_HEADERS) {
            reading.problem(
                    value,
                    ProblemCode.WRONG_TYPE,
                    "Expected an object of at most "
                            + MAX_HEADERS
                            + " headers, but found something else.");
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        value.members()
                .forEach(
                        (name, member) -> {
                            if (isName(name, member, names, reading)) {
                                text(name, member.value(), reading)
                                        .ifPresent(text -> headers.put(name, text));
                            }
                        });
        return headers.size() == value.members().size() ? Optional.of(headers) : Optional.empty();
    }

    private static boolean isName(String name, Member member, Set<String> names, Reading reading) {
        String problem = HeaderRules.problem(name, ANY_REFERENCE);
        if (problem == null && !names.add(name.toLowerCase(Locale.ROOT))) {
            problem = "Expected each header once, but found " + Found.quoted(name) + " again.";
        }
        if (problem != null) {
            reading.problems().add(member.key(), ProblemCode.UNKNOWN_VALUE, problem);
        }
        return problem == null;
    }

    private static Optional<String> text(String name, JsonValue value, Reading reading) {
        Optional<String> text = SecretTexts.read(value, reading);
        @Nullable String problem = text.isPresent() ? HeaderRules.problem(name, text.get()) : null;
        if (problem == null) {
            return text;
        }
        // A reference would do, so that it was the only thing that is missing.
        boolean literal = HeaderRules.problem(name, text.get() + ANY_REFERENCE) == null;
        reading.problem(
                value, literal ? ProblemCode.LITERAL_SECRET : ProblemCode.UNKNOWN_VALUE, problem);
        return Optional.empty();
    }
}
