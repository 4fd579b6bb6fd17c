// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Results as Markdown. */
public final class Report {
    private static final String OURS = "ours";

    private final Map<String, List<Result>> lines = new LinkedHashMap<>();

    /** A report of results, see {@link ResultFile#newest}. */
    public Report(List<Result> results) {
        results.forEach(
                result ->
                        lines.computeIfAbsent(result.line(), line -> new ArrayList<>())
                                .add(result));
    }

    /** All tables that have something in them. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        targets(text);
        throughput(text);
        latency(text);
        bytes(text);
        state(text);
        about(text);
        return text.toString();
    }

    private void targets(StringBuilder text) {
        text.append("### Targets\n\n| line | what | wanted | measured | |\n");
        text.append("| --- | --- | ---: | ---: | --- |\n");
        for (Target target : Target.all()) {
            double value =
                    target.measure().applyAsDouble(lines.getOrDefault(target.line(), List.of()));
            String verdict =
                    Double.isNaN(value) ? "" : target.isReachedBy(value) ? "reached" : "**missed**";
            text.append("| ").append(target.line());
            text.append(" | ").append(target.what());
            text.append(" | ")
                    .append(target.atLeast() ? "≥ " : "≤ ")
                    .append(number(target.bound()));
            text.append(" | ").append(number(value));
            text.append(" | ").append(verdict).append(" |\n");
        }
    }

    private void throughput(StringBuilder text) {
        StringBuilder rows = new StringBuilder();
        lines.forEach(
                (line, results) -> {
                    if (!Double.isNaN(results.get(0).value(Value.OPERATOR_NANOS))) {
                        variants(results).forEach(variant -> row(line, variant, results, rows));
                    }
                });
        if (!rows.isEmpty()) {
            text.append("\n### Events per second of processor time\n\n");
            text.append(
                    "| line | variant | k/s operator | ± | ours of it | k/s process | ours of it");
            text.append(" | k/s wall | load |\n");
            text.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n");
            text.append(rows);
        }
    }

    private static List<String> variants(List<Result> results) {
        return results.stream().map(Result::variant).distinct().sorted().toList();
    }

    private static void row(String line, String variant, List<Result> results, StringBuilder text) {
        ToDoubleFunction<Result> operator = Result::eventsPerOperatorSecond;
        ToDoubleFunction<Result> process = Result::eventsPerProcessSecond;
        text.append("| ").append(line).append(" | ").append(variant);
        text.append(" | ").append(thousands(results, variant, operator));
        double spread = Statistics.spread(Statistics.of(results, variant, operator));
        text.append(" | ").append(percent(spread / 2));
        text.append(" | ").append(number(Statistics.ratio(results, OURS, variant, operator)));
        text.append(" | ").append(thousands(results, variant, process));
        text.append(" | ").append(number(Statistics.ratio(results, OURS, variant, process)));
        text.append(" | ").append(thousands(results, variant, Result::eventsPerWallSecond));
        text.append(" | ").append(load(results, variant)).append(" |\n");
    }

    private static String thousands(
            List<Result> results, String variant, ToDoubleFunction<Result> value) {
        return number(Statistics.reached(results, variant, value) / 1e3);
    }

    private static String load(List<Result> results, String variant) {
        return number(
                        Statistics.median(
                                Statistics.of(results, variant, r -> r.value(Value.LOAD_BEFORE))))
                + " → "
                + number(
                        Statistics.median(
                                Statistics.of(results, variant, r -> r.value(Value.LOAD_AFTER))));
    }

    private void latency(StringBuilder text) {
        table(
                text,
                Value.P50_MILLIS,
                "From event to output at half load, bound 0",
                List.of(
                        new Column("events/s", Value.EVENTS_PER_SECOND),
                        new Column("p50 ms", Value.P50_MILLIS),
                        new Column("p99 ms", Value.P99_MILLIS),
                        new Column("max ms", Value.MAX_MILLIS)));
    }

    private void bytes(StringBuilder text) {
        StringBuilder rows = new StringBuilder();
        lines.forEach(
                (line, results) -> {
                    Result first = results.get(0);
                    double bytes = first.value(Value.SAVEPOINT_BYTES);
                    if (!Double.isNaN(bytes)) {
                        double instances = first.value(Value.INSTANCES);
                        rows.append("| ").append(line).append(" | ").append(number(instances));
                        rows.append(" | ").append(number(bytes / instances)).append(" |\n");
                    }
                });
        if (!rows.isEmpty()) {
            text.append("\n### Bytes of a live instance in a native savepoint\n\n");
            text.append("| line | instances | bytes each |\n| --- | ---: | ---: |\n").append(rows);
        }
    }

    private void state(StringBuilder text) {
        table(
                text,
                Value.STORM_MILLIS,
                "Many live instances",
                List.of(
                        new Column("instances", Value.INSTANCES),
                        new Column("events/s", Value.EVENTS_PER_SECOND),
                        new Column("checkpoint ms", Value.CHECKPOINT_MILLIS),
                        new Column("longest ms", Value.LONGEST_CHECKPOINT_MILLIS),
                        new Column("recovery ms", Value.RECOVERY_MILLIS),
                        new Column("all due at once ms", Value.STORM_MILLIS),
                        new Column("deliveries", Value.DELIVERIES),
                        new Column("checkpoint then ms", Value.STORM_CHECKPOINT_MILLIS),
                        new Column("failed checkpoints", Value.FAILED_CHECKPOINTS)));
    }

    /** A row for each line that has a value; the medians of its rounds. */
    private void table(StringBuilder text, String needed, String title, List<Column> columns) {
        StringBuilder rows = new StringBuilder();
        lines.forEach(
                (line, results) -> {
                    if (!Double.isNaN(results.get(0).value(needed))) {
                        rows.append("| ").append(line);
                        columns.forEach(column -> rows.append(" | ").append(column.of(results)));
                        rows.append(" |\n");
                    }
                });
        if (!rows.isEmpty()) {
            text.append("\n### ").append(title).append("\n\n| line");
            columns.forEach(column -> text.append(" | ").append(column.title()));
            text.append(" |\n| ---").append(" | ---:".repeat(columns.size())).append(" |\n");
            text.append(rows);
        }
    }

    private void about(StringBuilder text) {
        lines.values().stream()
                .findFirst()
                .ifPresent(
                        results -> {
                            Map<String, String> about = results.get(0).about();
                            text.append("\nMeasured on ").append(about.get("processors"));
                            text.append(" × ").append(about.get("processor"));
                            text.append(", Java ").append(about.get("java"));
                            text.append(", heap ").append(about.get("heap"));
                            text.append(", commit ").append(about.get("commit")).append(".\n");
                        });
    }

    /** Three digits that count; an empty text where there is no number. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1_000) {
            return String.valueOf((long) value);
        }
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : Math.round(share * 100) + " %";
    }

    private record Column(String title, String value) {
        String of(List<Result> results) {
            return number(Statistics.median(results.stream().map(r -> r.value(value)).toList()));
        }
    }
}
