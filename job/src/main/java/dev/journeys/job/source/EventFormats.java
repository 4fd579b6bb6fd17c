// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The event formats there are: those that come with the product and those on the class path, found
 * by {@link ServiceLoader}.
 */
public final class EventFormats {
    /** The format that is used where none is named. */
    public static final String DEFAULT = "auto";

    private EventFormats() {}

    /**
     * A parser for a format, with settings if there is a colon: {@code segment}, {@code
     * pointers:user=/who,name=/what}. Formats are looked for with the thread's context class
     * loader, which in a task of Flink is that of the user's code.
     *
     * @throws IllegalArgumentException where there is no such format, its settings are wrong, or
     *     formats cannot be loaded; the message is fit for users
     */
    public static EventParser load(String format) {
        int colon = format.indexOf(':');
        String name = colon < 0 ? format : format.substring(0, colon);
        Map<String, EventFormat> formats = formats();
        EventFormat found = formats.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "Expected an event format out of "
                            + String.join(", ", formats.keySet())
                            + ", but found '"
                            + name
                            + "'.");
        }
        return new EventParser(found.configured(colon < 0 ? "" : format.substring(colon + 1)));
    }

    /** The names of all formats, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(formats().keySet());
    }

    private static Map<String, EventFormat> formats() {
        Map<String, EventFormat> formats = new TreeMap<>();
        try {
            for (EventFormat format : ServiceLoader.load(EventFormat.class)) {
                EventFormat other = formats.put(format.name(), format);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "Expected one event format '"
                                    + format.name()
                                    + "', but found two: "
                                    + other.getClass().getName()
                                    + " and "
                                    + format.getClass().getName()
                                    + ".");
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "Expected event formats that can be loaded, but found one that cannot: "
                            + e.getMessage(),
                    e);
        }
        return formats;
    }
}
