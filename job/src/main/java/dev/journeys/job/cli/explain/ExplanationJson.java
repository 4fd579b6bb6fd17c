// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Writes an explanation as JSON. */
final class ExplanationJson {
    private ExplanationJson() {}

    static ObjectNode of(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", explanation.definition().id());
        json.put("version", explanation.definition().version());
        explanation.definition().name().ifPresent(name -> json.put("name", name));
        explanation.definition().description().ifPresent(text -> json.put("description", text));
        json.put("flowchart", explanation.flowchart());
        ObjectNode entry = json.putObject("entry");
        explanation.entry().forEach(fact -> entry.put(fact.name(), fact.text()));
        ArrayNode patterns = json.putArray("patterns");
        explanation.patterns().forEach(fact -> put(fact, patterns.addObject()));
        ObjectNode events = json.putObject("events");
        explanation
                .events()
                .forEach(
                        (event, roles) -> {
                            ArrayNode list = events.putArray(event);
                            roles.forEach(list::add);
                        });
        ArrayNode findings = json.putArray("findings");
        explanation.findings().forEach(finding -> put(finding, findings.addObject()));
        return json;
    }

    private static void put(PatternFact fact, ObjectNode json) {
        json.put("of", fact.of());
        json.put("pattern", fact.pattern());
        ArrayNode stages = json.putArray("stages");
        fact.stages().forEach(stages::add);
    }

    private static void put(Finding finding, ObjectNode json) {
        json.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        json.put("code", finding.code());
        json.put("pointer", finding.pointer());
        json.put("message", finding.message());
    }
}
