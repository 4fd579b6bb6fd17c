// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.PropertyPath;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a journey, ready to run. Immutable; an instance stays on the one that it entered.
 *
 * <p>With thousands of journeys none is in the processor's caches when an event comes, and each
 * object on the way to an answer is waited for. So what is asked for every event is answered here.
 */
public final class CompiledJourney {
    private final String id;
    private final int version;
    private final CompiledEntry entry;
    private final Optional<PropertyPath> identifier;
    private final String entryEvent;
    private final List<CompiledExit> exits;
    private final CompiledStep[] steps;
    private final long expireAfterMillis;
    private final Set<String> heard;

    /** Null where there is no cycle, as in most journeys. */
    private final @Nullable BitSet onCycle;

    CompiledJourney(
            String id,
            int version,
            CompiledEntry entry,
            List<CompiledExit> exits,
            List<CompiledStep> steps,
            long expireAfterMillis) {
        this.id = id;
        this.version = version;
        this.entry = entry;
        this.identifier = entry.identifier();
        this.entryEvent = entryEvent(entry.trigger());
        this.exits = List.copyOf(exits);
        this.steps = steps.toArray(CompiledStep[]::new);
        this.expireAfterMillis = expireAfterMillis;
        this.heard = heard(entry, exits, steps);
        BitSet cycles = Cycles.of(steps);
        this.onCycle = cycles.isEmpty() ? null : cycles;
    }

    private static String entryEvent(CompiledTrigger trigger) {
        return trigger instanceof EventFilter filter && filter.events().size() == 1
                ? filter.events().iterator().next()
                : "";
    }

    private static Set<String> heard(
            CompiledEntry entry, List<CompiledExit> exits, List<CompiledStep> steps) {
        Set<String> heard = new HashSet<>(entry.trigger().events());
        exits.forEach(exit -> heard.addAll(exit.filter().events()));
        for (CompiledStep step : steps) {
            if (step instanceof CompiledStep.HoldUntil hold) {
                hold.branches().forEach(branch -> heard.addAll(branch.filter().events()));
            }
        }
        return Set.copyOf(heard);
    }

    /** The journey's id. */
    public String id() {
        return id;
    }

    /** The journey's version. */
    public int version() {
        return version;
    }

    /** What starts an instance. */
    public CompiledEntry entry() {
        return entry;
    }

    /** The entry's identifier. */
    public Optional<PropertyPath> identifier() {
        return identifier;
    }

    /** The name of the event that lets enter; empty where it may be one of several, or is many. */
    public String entryEvent() {
        return entryEvent;
    }

    /** In the order in which they are tried. */
    public List<CompiledExit> exits() {
        return exits;
    }

    /**
     * The step with an index, see {@link CompiledStep#index()}; a journey begins at the first.
     *
     * @throws IndexOutOfBoundsException where there is none
     */
    public CompiledStep step(int index) {
        return steps[index];
    }

    /** Whether an instance can meet the step with an index again. */
    public boolean isOnCycle(int index) {
        return onCycle != null && onCycle.get(index);
    }

    /** How long after its start an instance ends as expired. */
    public long expireAfterMillis() {
        return expireAfterMillis;
    }

    /** The names of all events that the entry, an exit rule or a branch listens to. */
    public Set<String> heard() {
        return heard;
    }

    @Override
    public String toString() {
        return id + " version " + version;
    }
}
