// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.patterns.parse.DefinitionTexts;
import dev.journeys.patterns.parse.Problem;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the reader says of a text, as the tables of tests write it. */
final class Reports {

    private Reports() {}

    /** The problems without their positions; none for a valid text. */
    static List<String> brief(String text) {
        return problems(text).stream().map(DefinitionTexts::brief).toList();
    }

    /** The problems with their positions; none for a valid text. */
    static List<String> full(String text) {
        return problems(text).stream().map(DefinitionTexts::full).toList();
    }

    private static List<Problem> problems(String text) {
        return DefinitionReader.read(text) instanceof DefinitionReader.Invalid invalid
                ? invalid.problems()
                : List.of();
    }

    /** The pointers of all values but the whole. */
    static List<String> pointers(String text) {
        try {
            List<String> pointers = new ArrayList<>();
            collect(new ObjectMapper().readTree(text), "", pointers);
            return pointers;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        node.properties()
                .forEach(
                        member ->
                                collect(
                                        member.getValue(),
                                        pointer + "/" + member.getKey(),
                                        pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, pointers);
        }
    }
}
