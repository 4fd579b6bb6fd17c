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
record CommandRun(int code, String out, String err) {

    /** Runs a command; arguments are taken as their text. */
    static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(texts);
        return new CommandRun(code, out.toString(), err.toString());
    }

    List<String> errorLines() {
        return err.lines().toList();
    }

    /** The lines of errors without the folder in which their files are. */
    List<String> errorLinesIn(Path folder) {
        return err.replace(folder + "/", "").lines().toList();
    }
}
