// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.patterns.compile.CompiledPattern.CompiledStage;
import dev.journeys.patterns.compile.PatternMatch;
import dev.journeys.patterns.definition.PatternDefinition.Sequence;
import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.event.PatternEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.junit.jupiter.api.Test;

/**
 * Made-up patterns give the matches, and the times of these, that stock {@code CEP.pattern} gives
 * on the same events. The format says otherwise in this:
 *
 * <ul>
 *   <li>A match counts at once. {@code skipPastLastEvent} keeps it back while an older partial
 *       match is open; where that has happened, the comparison is with stock CEP without a skip
 *       strategy, begun anew past every match. In all other cases it is with both.
 *   <li>Of several matches that come at one time, stock CEP's first is that of a queue which has no
 *       order for those that begin with the same event; ours is the longest, then the one with the
 *       earliest events. So with {@code skipPastLastEvent} only times, first and last events are
 *       compared, and not where such matches end with different events; with the other all events.
 *   <li>{@code allOf} is compared with all orders of its members.
 *   <li>Timers are exact: stock CEP gets a watermark at every time at which a window ends, since it
 *       dates what a jump of the watermark lets time out at the watermark.
 * </ul>
 *
 * More by hand with {@code -Djourneys.random.patterns=20000}; {@code -Djourneys.random.seed} begins
 * with another seed, and with that of a failure shows it alone.
 */
class PatternComparisonTest {
    private static final int PATTERNS = Integer.getInteger("journeys.random.patterns", 500);
    private static final long SEED = Long.getLong("journeys.random.seed", 1);
    private static final long[] SHIFTS = {0, -1_000, 1_772_359_200_000L, -62_135_596_800_000L};

    private final PatternHost host = new PatternHost();
    private int withMatch;
    private int withTimeout;
    private int withWait;
    private int strict;
    private int anyOrder;
    private int timed;

    @Test
    void givesTheMatchesOfStockFlinkCep() throws Exception {
        // when
        for (int i = 0; i < PATTERNS; i++) {
            compare(RandomPattern.of(SEED + i), SHIFTS[i % SHIFTS.length]);
        }

        // then
        System.out.printf(
                "Seeds %d to %d: %d patterns, %d with a match, %d with a timeout, %d in which a match"
                        + " would have waited, %d strict, %d in any order, %d with a match by time%n",
                SEED,
                SEED + PATTERNS - 1,
                PATTERNS,
                withMatch,
                withTimeout,
                withWait,
                strict,
                anyOrder,
                timed);
        if (PATTERNS >= 100) {
            assertThat(withMatch).as("patterns with a match").isGreaterThan(PATTERNS / 3);
            assertThat(withTimeout).as("patterns with a timeout").isGreaterThan(PATTERNS / 3);
            assertThat(withWait).as("patterns with a match that waits").isPositive();
            assertThat(timed).as("patterns with a match by time").isPositive();
        }
    }

    private void compare(RandomPattern made, long shift) throws Exception {
        List<FoundMatch> found = ours(made, shift);
        try (Oracle oracle = new Oracle(made)) {
            assertThat(found).as("matches of %s", made).isEqualTo(oracle.matches());
            withWait += oracle.waited() ? 1 : 0;
            if (made.definition() instanceof Sequence) {
                compareWithSkipping(made, found, oracle.waited() || oracle.undecided());
            }
        }
        withMatch += found.isEmpty() ? 0 : 1;
        strict += made.compiled().isStrict() ? 1 : 0;
        anyOrder += made.compiled().slots().isEmpty() ? 0 : 1;
        timed +=
                found.stream().anyMatch(m -> m.time() > made.events().get(m.last()).time()) ? 1 : 0;
    }

    private void compareWithSkipping(RandomPattern made, List<FoundMatch> found, boolean differs)
            throws Exception {
        try (StockCep stock =
                new StockCep(
                        StockPatterns.of(made.definition(), 1).get(0),
                        AfterMatchSkipStrategy.skipPastLastEvent())) {
            TreeSet<Long> times = new TreeSet<>();
            long window = made.definition().within().map(each -> each.toMillis()).orElse(0L);
            made.events().forEach(event -> times.add(event.time()));
            made.events().forEach(event -> times.add(event.time() + window));
            int next = 0;
            for (long time : times) {
                while (next < made.events().size() && made.events().get(next).time() <= time) {
                    stock.event(made.events().get(next++));
                }
                stock.watermark(time);
            }
            List<FoundMatch> others = stock.takeMatches(0);
            if (!differs) {
                assertThat(ends(found))
                        .as("matches with skipPastLastEvent of %s", made)
                        .isEqualTo(ends(others));
            }
            withTimeout += stock.timeouts().isEmpty() ? 0 : 1;
        }
    }

    private static List<List<Long>> ends(List<FoundMatch> matches) {
        return matches.stream()
                .map(match -> List.of(match.time(), (long) match.first(), (long) match.last()))
                .toList();
    }

    /** Keeps nothing but bytes between two events. */
    private List<FoundMatch> ours(RandomPattern made, long shift) {
        List<FoundMatch> matches = new ArrayList<>();
        byte[] kept = null;
        long due = PatternHost.NEVER;
        for (SeenEvent event : made.events()) {
            long time = shift + event.time();
            PatternProgress elapsed = elapse(made, kept, due, time, shift, matches);
            PatternProgress taken =
                    host.take(
                            made.compiled(),
                            elapsed.partialMatches(),
                            time,
                            properties(event),
                            (stage, captured) -> holds(made, event, stage, captured));
            add(taken, event.time(), matches);
            kept = taken.partialMatches();
            due = taken.due();
        }
        PatternProgress last = elapse(made, kept, due, Long.MAX_VALUE - 1, shift, matches);
        assertThat(last.partialMatches()).as("what is left of %s", made).isNull();
        return matches;
    }

    private PatternProgress elapse(
            RandomPattern made,
            byte[] kept,
            long due,
            long until,
            long shift,
            List<FoundMatch> matches) {
        PatternProgress progress = new PatternProgress(List.of(), kept, due, 0);
        while (progress.due() <= until && progress.partialMatches() != null) {
            long time = progress.due();
            progress = host.elapse(made.compiled(), progress.partialMatches(), time);
            assertThat(progress.due()).isGreaterThan(time);
            add(progress, time - shift, matches);
        }
        return progress;
    }

    private static void add(PatternProgress progress, long time, List<FoundMatch> matches) {
        for (PatternMatch match : progress.matches()) {
            List<Integer> events = match.events().stream().map(e -> value(e, "i")).toList();
            matches.add(FoundMatch.of(time, List.of(events)));
            assertThat(match.context()).isNotEmpty();
        }
    }

    private static boolean holds(
            RandomPattern made, SeenEvent event, int stage, PatternEvent.CapturedStages captured) {
        List<CompiledStage> stages = made.compiled().stages();
        CompiledStage compiled = stages.get(stage);
        return Conditions.hold(
                List.copyOf(compiled.filter().events()),
                compiled.filter().where().map(Object::toString),
                event.name(),
                event.value(),
                name -> {
                    for (int i = 0; i < stages.size(); i++) {
                        PatternEvent last = captured.last(i);
                        if (stages.get(i).name().equals(name) && last != null) {
                            return OptionalInt.of(value(last, "v"));
                        }
                    }
                    return OptionalInt.empty();
                });
    }

    private static JsonSlice properties(SeenEvent event) {
        String json = "{\"i\":" + event.index() + ",\"v\":" + event.value() + "}";
        return JsonSlice.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static int value(PatternEvent event, String name) {
        return ((Long) event.properties().values().get(name)).intValue();
    }
}
