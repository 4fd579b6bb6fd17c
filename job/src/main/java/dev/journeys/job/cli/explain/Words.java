// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values of definitions are put into sentences. */
final class Words {
    private Words() {}

    /** {@code a or b}; each name once. */
    static String anyOf(List<String> names) {
        return names.stream().distinct().collect(Collectors.joining(" or "));
    }

    /** {@code a, b and c}, each in quotes. */
    static String all(List<String> names) {
        List<String> quoted = names.stream().distinct().map(Words::quoted).toList();
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }

    /** The events that something listens to, and where; to be read by itself. */
    static String events(List<String> names, Optional<String> where) {
        return anyOf(names) + where.map(condition -> " where " + line(condition)).orElse("");
    }

    /** The same with the parts as code in Markdown. */
    static String eventsAsCode(List<String> names, Optional<String> where) {
        return anyOf(names.stream().map(Words::code).toList())
                + where.map(condition -> " where " + code(condition)).orElse("");
    }

    /** The same as one condition, as a part of which it may stand in another. */
    static String condition(List<String> names, Optional<String> where) {
        String any = anyOf(names);
        if (where.isEmpty()) {
            return any;
        }
        String condition = line(where.get());
        boolean several = names.stream().distinct().count() > 1;
        boolean loose = condition.contains("||") || condition.contains("?");
        return (several ? "(" + any + ")" : any)
                + " and "
                + (loose ? "(" + condition + ")" : condition);
    }

    /** Within single quotes, on one line. */
    static String quoted(String text) {
        return "'" + line(text) + "'";
    }

    /** The text on one line: what was more becomes one space. */
    static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The text as code in Markdown. */
    static String code(String text) {
        String line = line(text);
        return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    /** ISO-8601 in days and time, as definitions have it: {@code P30D}, not {@code PT720H}. */
    static String duration(Duration duration) {
        if (duration.toDays() == 0) {
            return duration.toString();
        }
        Duration rest = duration.minusDays(duration.toDays());
        String time = rest.isZero() ? "" : rest.toString().substring(1);
        return "P" + duration.toDays() + "D" + time;
    }
}
