// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Whose turn it is in which script. Used by several threads at once. */
final class Turns {
    private static final String ANY_PATH = "";

    private final boolean perDelivery;
    private volatile Play play;

    Turns(Map<String, Script> scripts, boolean perDelivery) {
        this.perDelivery = perDelivery;
        this.play = new Play(scripts);
    }

    /** From now on these scripts, each from its beginning. */
    void begin(Map<String, Script> scripts) {
        play = new Play(scripts);
    }

    /**
     * The next behaviour.
     *
     * @param id empty: the request has none, and shares a turn with all others of that script
     */
    Behaviour next(String path, String id) {
        Play current = play;
        String place = current.scripts().containsKey(path) ? path : ANY_PATH;
        Script script = current.scripts().getOrDefault(place, Script.OK);
        String turn = perDelivery ? place + '\n' + id : place;
        return script.at(
                current.taken()
                        .computeIfAbsent(turn, absent -> new AtomicLong())
                        .getAndIncrement());
    }

    /** Scripts and how far each is. */
    private record Play(Map<String, Script> scripts, Map<String, AtomicLong> taken) {
        Play(Map<String, Script> scripts) {
            this(scripts, new ConcurrentHashMap<>());
        }
    }
}
