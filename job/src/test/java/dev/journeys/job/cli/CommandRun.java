// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a command line came to, run in this process.
 *
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record CommandRun(int code, String out, String err) {

    /** Runs a command; arguments are taken as their text. */
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int code =
                Main.run(
                        Main.commandLine()
                                .setOut(new PrintWriter(out))
                                .setErr(new PrintWriter(err)),
                        texts);
        return new CommandRun(code, out.toString(), err.toString());
    }

    public List<String> errorLines() {
        return err.lines().toList();
    }

    /** The lines of errors without the folder in which their files are. */
    public List<String> errorLinesIn(Path folder) {
        return err.replace(folder + "/", "").lines().toList();
    }
}
