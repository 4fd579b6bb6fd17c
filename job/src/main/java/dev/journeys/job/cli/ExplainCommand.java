// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.cli.common.DefinitionArguments;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.PrintFormat;
import dev.journeys.job.cli.common.ProblemRows;
import dev.journeys.job.cli.explain.Explanations;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.validate.DefinitionReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what definitions mean: a flowchart, the entry and patterns in words, likely mistakes. */
@Command(
        name = "explain",
        description =
                "Explains journey definitions: a Mermaid flowchart, the entry and the Flink CEP"
                        + " patterns in words, the events, what looks like a mistake.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private CommandSpec spec;

    @Mixin private DefinitionArguments arguments;

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "How explanations are printed: text (Markdown) or json. Default:"
                            + " ${DEFAULT-VALUE}.")
    private PrintFormat format;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ExplainCommand() {}

    @Override
    public Integer call() throws IOException {
        DefinitionFiles files = arguments.read();
        PrintWriter out = spec.commandLine().getOut();
        if (format == PrintFormat.json) {
            out.println(json(files));
        } else {
            out.print(text(files));
            files.printProblems(spec.commandLine().getErr());
        }
        out.flush();
        return files.problems().isEmpty() ? ExitCodes.OK : ExitCodes.INVALID;
    }

    private static String text(DefinitionFiles files) {
        return files.records().stream()
                .map(record -> Explanations.markdown(definition(record)))
                .collect(Collectors.joining("\n"));
    }

    private static String json(DefinitionFiles files) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode journeys = json.putArray("journeys");
        files.records().forEach(record -> journeys.add(Explanations.json(definition(record))));
        json.set("problems", ProblemRows.of(files.problems()));
        return JSON.writeValueAsString(json);
    }

    private static JourneyDefinition definition(DefinitionRecord record) {
        byte[] bytes = Objects.requireNonNull(record.definition());
        DefinitionReader.Result result =
                DefinitionReader.read(new String(bytes, StandardCharsets.UTF_8));
        return ((DefinitionReader.Valid) result).definition();
    }
}
