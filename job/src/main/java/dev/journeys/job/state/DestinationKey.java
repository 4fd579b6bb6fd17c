// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys under which definitions of destinations are on the control stream: {@code
 * destination/ID}. A key of a journey has three parts, so that a journey may be called {@code
 * destination} too.
 */
public final class DestinationKey {
    /** What the id of a destination is like, as a regular expression. */
    public static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,72}";

    private static final String PREFIX = "destination/";
    private static final Pattern IDS = Pattern.compile(ID);
    private static final Pattern KEYS = Pattern.compile(PREFIX + "([^/]*)");

    private DestinationKey() {}

    /** The key of a destination. */
    public static String of(String id) {
        return PREFIX + id;
    }

    /** Whether a text can be the id of a destination. */
    public static boolean isId(String text) {
        return IDS.matcher(text).matches();
    }

    /** Whether a key is meant for a destination, also where its id cannot be one. */
    public static boolean isMeant(String key) {
        return KEYS.matcher(key).matches();
    }

    /** The id of the destination that a key names; empty where it names none. */
    public static Optional<String> id(String key) {
        Matcher matcher = KEYS.matcher(key);
        return matcher.matches() && isId(matcher.group(1))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
