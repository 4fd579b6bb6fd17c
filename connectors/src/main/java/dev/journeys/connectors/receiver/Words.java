// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one word of a script, without its count. */
final class Words {
    private static final Pattern WORD =
            Pattern.compile("([a-z-]+|[2-5]\\d\\d)(?::(\\d{1,9})(ms|s|m))?");

    private Words() {}

    /**
     * The behaviour.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    static Behaviour read(String word) {
        Matcher matcher = WORD.matcher(word);
        Behaviour behaviour =
                matcher.matches() ? behaviour(matcher.group(1), duration(matcher), word) : null;
        if (behaviour == null) {
            throw new IllegalArgumentException(
                    "Expected ok, a status from 200 to 599, hang, slow, slow-body, reset, close, huge,"
                            + " huge-head, gzip, garbage, half or dead, where it makes sense with a time"
                            + " such as ':2s', but found '"
                            + word
                            + "'.");
        }
        return behaviour;
    }

    private static @Nullable Behaviour behaviour(
            String name, @Nullable Duration duration, String word) {
        if (Character.isDigit(name.charAt(0))) {
            return status(Integer.parseInt(name), duration);
        }
        if (name.equals("hang")) {
            return new Hang(duration, word);
        }
        if (name.equals("dead")) {
            return new Dead(duration, word);
        }
        if (duration != null) {
            return null;
        }
        if (name.equals("ok")) {
            return StatusReply.ok();
        }
        for (WickedReply reply : WickedReply.values()) {
            if (reply.word().equals(name)) {
                return reply;
            }
        }
        return null;
    }

    private static Behaviour status(int status, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return StatusReply.retryAfter(status, retryAfter.toSeconds());
        }
        // A sender that follows it asks the discard port.
        boolean redirect = status / 100 == 3;
        return StatusReply.of(
                status, redirect ? Map.of("Location", "http://127.0.0.1:9/") : Map.of(), "");
    }

    private static @Nullable Duration duration(Matcher matcher) {
        if (matcher.group(2) == null) {
            return null;
        }
        long count = Long.parseLong(matcher.group(2));
        return switch (matcher.group(3)) {
            case "ms" -> Duration.ofMillis(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofSeconds(count);
        };
    }
}
