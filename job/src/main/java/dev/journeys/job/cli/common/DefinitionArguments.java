// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The definitions that a command is given. */
public final class DefinitionArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Definitions, or folders of definitions (*.json).")
    private List<Path> paths;

    /** Picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public DefinitionArguments() {}

    /**
     * Reads them.
     *
     * @throws ParameterException where one of them cannot be read
     */
    public DefinitionFiles read() throws IOException {
        requireReadable(command, paths);
        return DefinitionFiles.read(paths);
    }

    /**
     * Checks that definitions are there and can be read.
     *
     * @param command that was given them
     * @param paths files and folders of definitions
     * @throws ParameterException where one of them cannot be read
     */
    public static void requireReadable(CommandSpec command, List<Path> paths) {
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new ParameterException(
                        command.commandLine(),
                        "Expected definitions at '" + path + "', but it cannot be read.");
            }
        }
    }
}
