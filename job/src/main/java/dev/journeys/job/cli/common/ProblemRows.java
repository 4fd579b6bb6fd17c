// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.job.cli.common.DefinitionFiles.FileProblem;
import java.util.List;

/** Problems of definitions as JSON, for the commands that print them. */
public final class ProblemRows {
    private ProblemRows() {}

    /** One object a problem. */
    public static ArrayNode of(List<FileProblem> problems) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (FileProblem problem : problems) {
            ObjectNode row = rows.addObject();
            row.put("file", problem.file().toString());
            row.put("line", problem.problem().line());
            row.put("column", problem.problem().column());
            row.put("code", problem.problem().code().text());
            row.put("pointer", problem.problem().pointer());
            row.put("message", problem.problem().message());
        }
        return rows;
    }
}
