// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/**
 * What the format says, found out by stock Flink CEP without a skip strategy: the first match
 * counts, at the moment at which it is complete, and matching starts anew past its last event.
 *
 * <p>To look at stock CEP after every single event, also of several with one timestamp, time is
 * stretched: an event gets a moment of its own inside its millisecond, which changes nothing about
 * what is inside a window. After a match the events past it are fed anew under another key, later.
 */
final class Oracle implements AutoCloseable {
    private static final long STRETCH = 1000;
    private static final long NEW_KEY = 1_000_000_000;

    private final List<StockCep> stocks = new ArrayList<>();
    private final List<SeenEvent> events;
    private final long window;
    private final List<FoundMatch> matches = new ArrayList<>();
    private boolean waited;
    private boolean undecided;

    Oracle(RandomPattern made) throws Exception {
        events = made.events();
        window = made.definition().within().map(each -> each.toMillis()).orElse(0L);
        for (Pattern<SeenEvent, ?> pattern : StockPatterns.of(made.definition(), STRETCH)) {
            stocks.add(new StockCep(pattern, AfterMatchSkipStrategy.noSkip()));
        }
    }

    /** All matches in their order. */
    List<FoundMatch> matches() throws Exception {
        int key = 0;
        FoundMatch match = firstFrom(0, key);
        while (match != null) {
            matches.add(match);
            key++;
            match = firstFrom(match.last() + 1, key);
        }
        return matches;
    }

    /** The first match of the events from an index on. */
    private FoundMatch firstFrom(int from, int key) throws Exception {
        TreeSet<Long> due = new TreeSet<>();
        for (SeenEvent event : events.subList(from, events.size())) {
            long time = key * NEW_KEY + event.time() * STRETCH + event.index();
            FoundMatch timed = elapse(due, time, key);
            if (timed != null) {
                return timed;
            }
            for (StockCep stock : stocks) {
                stock.event(event.at(key, time));
            }
            FoundMatch found = advance(time, key);
            if (found != null) {
                return found;
            }
            due.add(time + window * STRETCH);
        }
        return elapse(due, Long.MAX_VALUE, key);
    }

    private FoundMatch elapse(TreeSet<Long> due, long until, int key) throws Exception {
        while (window > 0 && !due.isEmpty() && due.first() <= until) {
            FoundMatch found = advance(due.pollFirst(), key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private FoundMatch advance(long time, int key) throws Exception {
        List<FoundMatch> found = new ArrayList<>();
        for (StockCep stock : stocks) {
            stock.watermark(time);
            found.addAll(stock.takeMatches(key));
        }
        if (found.isEmpty()) {
            return null;
        }
        found.sort(FoundMatch.ORDER);
        FoundMatch best = found.get(0);
        undecided |=
                found.stream().anyMatch(m -> m.first() == best.first() && m.last() != best.last());
        SeenEvent first = events.get(best.first());
        long since = key * NEW_KEY + first.time() * STRETCH + first.index();
        for (StockCep stock : stocks) {
            waited |= stock.openSince(key).stream().anyMatch(start -> start < since);
        }
        return new FoundMatch(Math.floorDiv(time - key * NEW_KEY, STRETCH), best.events());
    }

    /**
     * Whether a match has come while an older partial match was open, for which {@code
     * skipPastLastEvent} lets it wait.
     */
    boolean waited() {
        return waited;
    }

    /**
     * Whether matches that begin with the same event and end with different ones have come at one
     * time, of which stock CEP may take another first, and go on past that one's last event.
     */
    boolean undecided() {
        return undecided;
    }

    @Override
    public void close() {
        stocks.forEach(StockCep::close);
    }
}
