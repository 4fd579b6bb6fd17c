// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.validate;

import dev.journeys.patterns.expression.ZoneTemplate;
import dev.journeys.patterns.parse.ExpressionRole;
import dev.journeys.patterns.parse.Found;
import dev.journeys.patterns.parse.JsonValue;
import dev.journeys.patterns.parse.Nearest;
import dev.journeys.patterns.parse.Outline;
import dev.journeys.patterns.parse.Outline.ExpressionUse;
import dev.journeys.patterns.parse.ProblemCode;
import dev.journeys.patterns.parse.Problems;
import java.time.ZoneId;
import java.util.List;

/** Every time zone that is named exists; what a template gives is only known at run time. */
final class ZoneRule implements Rule {

    private static final int MAX_DISTANCE = 2;

    @Override
    public void check(Outline outline, Problems problems) {
        outline.expressions().stream()
                .filter(use -> use.role() == ExpressionRole.STEP_ZONE)
                .map(ExpressionUse::value)
                .filter(zone -> !ZoneTemplate.hasExpressions(zone.source()))
                .filter(zone -> ZoneTemplate.find(zone.source()).isEmpty())
                .forEach(zone -> report(zone, problems));
    }

    private static void report(JsonValue zone, Problems problems) {
        String message =
                "Expected a time zone such as 'Europe/Paris' or '+02:00', or a template, but found"
                        + " %s.%s";
        problems.add(
                zone.place(),
                ProblemCode.UNKNOWN_ZONE,
                message.formatted(
                        Found.quoted(zone.source()),
                        Nearest.hint(zone.source(), candidates(zone.source()))));
    }

    /** The names that may be meant: those of about the length and with the same first letter. */
    private static List<String> candidates(String zone) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name -> Math.abs(name.length() - zone.length()) <= MAX_DISTANCE)
                .filter(name -> name.regionMatches(true, 0, zone, 0, 1))
                .sorted()
                .toList();
    }
}
