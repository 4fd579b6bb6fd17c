// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo.shop;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened in the shop, without a date: the shop knows only how long ago.
 *
 * @param user the user's id
 * @param type {@code track}, {@code identify} or {@code page}
 * @param name the name of a {@code track} or a {@code page}, else empty
 * @param properties the properties, of an {@code identify} the traits; a {@link Duration} stands
 *     for the time that is so long after the event
 */
public record ShopEvent(String user, String type, String name, Map<String, Object> properties) {
    /** Keeps the order of the properties. */
    public ShopEvent {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
