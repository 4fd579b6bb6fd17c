// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.EntryTrigger;
import dev.journeys.patterns.definition.JourneyDefinition;
import java.util.List;

/** Writes an explanation as Markdown. */
final class ExplanationMarkdown {
    private final StringBuilder text = new StringBuilder();

    private ExplanationMarkdown() {}

    static String of(Explanation explanation) {
        ExplanationMarkdown markdown = new ExplanationMarkdown();
        markdown.head(explanation.definition());
        markdown.section("Flow");
        markdown.line("```mermaid\n" + explanation.flowchart() + "\n```");
        markdown.section("Entry");
        explanation.entry().forEach(f -> markdown.line("- **" + f.name() + "**: " + f.text()));
        markdown.section("Patterns");
        markdown.patterns(explanation);
        markdown.section("Events");
        explanation
                .events()
                .forEach((e, as) -> markdown.line("- " + code(e) + ": " + String.join("; ", as)));
        markdown.findings("Warnings", explanation, Finding.Level.WARNING);
        markdown.findings("Notes", explanation, Finding.Level.NOTE);
        return markdown.text.toString();
    }

    private void head(JourneyDefinition definition) {
        String name = definition.name().map(Words::line).filter(n -> !n.isEmpty()).orElse("");
        line(
                "# %s, version %d%s"
                        .formatted(
                                definition.id(),
                                definition.version(),
                                name.isEmpty() ? "" : ": " + name));
        definition.description().ifPresent(description -> line("\n" + Words.line(description)));
    }

    private void patterns(Explanation explanation) {
        if (explanation.definition().entry().trigger() instanceof EntryTrigger.SingleEvent) {
            line("- entry: a single event, without a pattern");
        }
        for (PatternFact fact : explanation.patterns()) {
            line("- " + fact.of() + ": " + code(fact.pattern()));
            fact.stages().forEach(stage -> line("  - " + stage));
        }
    }

    private void findings(String title, Explanation explanation, Finding.Level level) {
        List<Finding> findings =
                explanation.findings().stream().filter(f -> f.level() == level).toList();
        section(title);
        findings.forEach(
                f -> line("- " + f.message() + " [" + f.code() + " at '" + f.pointer() + "']"));
        if (findings.isEmpty()) {
            line("None.");
        }
    }

    private void section(String title) {
        line("\n## " + title + "\n");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String code(String text) {
        return Words.code(text);
    }
}
