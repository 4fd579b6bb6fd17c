// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.util.ArrayList;
import java.util.List;

/**
 * Behaviours in their order, each so many times: {@code ok*100 500*20 503:2s*5 hang reset*3 dead}.
 * A word without a count counts once, as the last one for good. After the last word's count all is
 * {@code ok}.
 *
 * <table>
 * <caption>The words</caption>
 * <tr><td>{@code ok}</td><td>200</td></tr>
 * <tr><td>{@code 404}</td><td>any status from 200 to 599; of 3xx with a Location</td></tr>
 * <tr><td>{@code 503:2s}</td><td>a status with Retry-After, in whole seconds</td></tr>
 * <tr><td>{@code hang}, {@code hang:5s}</td><td>says nothing until the sender gives up; answers 200
 * after that time</td></tr>
 * <tr><td>{@code slow}, {@code slow-body}</td><td>one byte a second, of the head or the
 * body</td></tr>
 * <tr><td>{@code reset}, {@code close}</td><td>a TCP reset, or an orderly end, instead of an
 * answer</td></tr>
 * <tr><td>{@code huge}, {@code huge-head}</td><td>a body, or a header, of 1 GB</td></tr>
 * <tr><td>{@code gzip}</td><td>16 MB of gzip that unpack to 16 GB</td></tr>
 * <tr><td>{@code garbage}, {@code half}</td><td>no HTTP; a body that ends too soon</td></tr>
 * <tr><td>{@code dead}, {@code dead:30s}</td><td>refuses all connections for good, or for that
 * time</td></tr>
 * </table>
 */
public final class Script {
    /** Everything is fine. */
    public static final Script OK = Script.parse("ok");

    private static final long FOR_GOOD = Long.MAX_VALUE;
    private static final Behaviour AFTERWARDS = StatusReply.ok();

    private final List<Part> parts;

    private Script(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a script: words with white space between them.
     *
     * @throws IllegalArgumentException where a word is not known; the message names it
     */
    public static Script parse(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (String word : words) {
            int star = word.indexOf('*');
            Behaviour behaviour = Words.read(star < 0 ? word : word.substring(0, star));
            boolean last = parts.size() == words.size() - 1;
            long times = star < 0 ? (last ? FOR_GOOD : 1) : count(word, star + 1);
            parts.add(new Part(behaviour, times));
        }
        return new Script(parts);
    }

    /** One behaviour after the other, the last one for good. */
    public static Script of(Behaviour... behaviours) {
        List<Part> parts = new ArrayList<>();
        for (Behaviour behaviour : behaviours) {
            parts.add(new Part(behaviour, parts.size() == behaviours.length - 1 ? FOR_GOOD : 1));
        }
        return new Script(parts);
    }

    private static long count(String word, int from) {
        try {
            int count = Integer.parseInt(word.substring(from));
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException notNumber) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "Expected a number from 1 on behind '*', but found '" + word + "'.");
    }

    /**
     * The behaviour for a request.
     *
     * @param index how many requests were before it
     */
    Behaviour at(long index) {
        long left = index;
        for (Part part : parts) {
            if (left < part.times()) {
                return part.behaviour();
            }
            left -= part.times();
        }
        return AFTERWARDS;
    }

    private record Part(Behaviour behaviour, long times) {}
}
