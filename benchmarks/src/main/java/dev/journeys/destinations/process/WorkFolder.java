// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.process;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command keeps its state. */
public final class WorkFolder {
    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "For state; what is there is deleted (default: ${DEFAULT-VALUE}).")
    private Path folder;

    /**
     * @param command whose name the folder has unless another one is given
     */
    public WorkFolder(String command) {
        folder = Path.of("benchmarks/target/destinations", command);
    }

    /** The folder, empty; what was there is deleted. */
    public Path empty() throws IOException {
        return Folders.empty(folder);
    }
}
