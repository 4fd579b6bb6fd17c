// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.cli.common.DefinitionArguments;
import dev.journeys.job.cli.common.DefinitionFiles;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.cli.common.PrintFormat;
import dev.journeys.job.cli.common.ProblemRows;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks definitions and prints every problem with its place. */
@Command(
        name = "validate",
        description = "Checks journey definitions; prints every problem as file:line:column.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private CommandSpec spec;

    @Mixin private DefinitionArguments arguments;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "How problems are printed: text or json. Default: ${DEFAULT-VALUE}.")
    private PrintFormat format;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    ValidateCommand() {}

    @Override
    public Integer call() throws IOException {
        DefinitionFiles definitions = arguments.read();
        if (format == PrintFormat.json) {
            spec.commandLine().getOut().println(json(definitions));
        } else {
            print(definitions);
        }
        spec.commandLine().getOut().flush();
        return definitions.problems().isEmpty() ? ExitCodes.OK : ExitCodes.INVALID;
    }

    private void print(DefinitionFiles definitions) {
        definitions.printProblems(spec.commandLine().getErr());
        spec.commandLine()
                .getOut()
                .println(
                        definitions.files()
                                + " files, "
                                + definitions.problems().size()
                                + " problems");
    }

    private static String json(DefinitionFiles definitions) throws IOException {
        return JSON.writeValueAsString(ProblemRows.of(definitions.problems()));
    }
}
