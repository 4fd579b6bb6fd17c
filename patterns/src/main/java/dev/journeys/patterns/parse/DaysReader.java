// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a list of days of the week: at least one, each at most once. */
final class DaysReader implements ValueReader<Set<DayOfWeek>> {

    private static final Map<String, DayOfWeek> DAYS =
            Arrays.stream(DayOfWeek.values())
                    .collect(
                            Collectors.toMap(
                                    day -> day.name().substring(0, 3), Function.identity()));
    private static final ListReader<DayOfWeek> LIST =
            ListReader.atLeastOne(new ChoiceReader<>(DAYS));

    @Override
    public Optional<Set<DayOfWeek>> read(JsonValue value, Reading reading) {
        Optional<List<DayOfWeek>> days = LIST.read(value, reading);
        boolean unique = areUnique(value, reading);
        return days.filter(list -> unique).map(EnumSet::copyOf);
    }

    private static boolean areUnique(JsonValue list, Reading reading) {
        boolean unique = true;
        Set<String> seen = new HashSet<>();
        for (JsonValue item : list.items()) {
            if (DAYS.containsKey(item.source()) && !seen.add(item.source())) {
                unique = false;
                String message =
                        "Expected every day at most once, but found %s again."
                                .formatted(Found.quoted(item.source()));
                reading.problem(item, ProblemCode.DUPLICATE_DAY, message);
            }
        }
        return unique;
    }
}
