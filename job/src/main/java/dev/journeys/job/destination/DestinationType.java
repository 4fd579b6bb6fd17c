// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of destinations. */
public enum DestinationType {
    /** An HTTP request for each delivery. */
    WEBHOOK,
    /** An HTTP request for many deliveries. */
    HTTP_BATCH,
    /** A topic. */
    KAFKA,
    /** Files of lines. */
    FILE,
    /** The log. */
    LOG;

    private static final Map<String, DestinationType> BY_TEXT =
            Arrays.stream(values())
                    .collect(Collectors.toMap(DestinationType::text, Function.identity()));

    /** As in a definition, such as {@code http-batch}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of that name in a definition. */
    public static Optional<DestinationType> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }
}
