// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.event.PatternEvent;
import dev.journeys.patterns.event.PatternEvent.StageConditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;

/**
 * Several events that start an instance, ready to run.
 *
 * @param stages in their order; of a pattern in any order its members
 * @param slots of a pattern in any order: for each event that it needs the member that needs it;
 *     else empty
 * @param windowMillis the longest time from the first event to the last
 * @param events the names of all events that a stage listens to
 * @param isStrict whether any event of the user, of whatever name, may decide it
 * @param pattern for Flink CEP, see {@link PatternTranslator}
 * @param fingerprint another one where partial matches of an older definition mean nothing
 */
public record CompiledPattern(
        List<CompiledStage> stages,
        List<Integer> slots,
        long windowMillis,
        Set<String> events,
        boolean isStrict,
        Pattern<PatternEvent, PatternEvent> pattern,
        int fingerprint) {

    /**
     * A stage.
     *
     * @param name the key in the context
     * @param filter the events it listens to and the condition on them
     * @param captures false where it says what must not come
     * @param readsContext whether its condition looks at what earlier stages have captured
     */
    public record CompiledStage(
            String name, EventFilter filter, boolean captures, boolean readsContext) {}

    public CompiledPattern {
        stages = List.copyOf(stages);
        slots = List.copyOf(slots);
        events = Set.copyOf(events);
    }

    /** Whether the condition of some stage looks at what earlier stages have captured. */
    public boolean readsContext() {
        return stages.stream().anyMatch(CompiledStage::readsContext);
    }

    /**
     * An event as the pattern sees it while it is taken.
     *
     * @param sequence more than that of all events before
     */
    public PatternEvent event(long sequence, JsonSlice properties, StageConditions conditions) {
        int members = 0;
        for (int i = 0; !slots.isEmpty() && i < stages.size(); i++) {
            members |= conditions.hold(i, stage -> null) ? 1 << i : 0;
        }
        return PatternEvent.taken(sequence, members, properties, conditions);
    }

    /** A match of Flink CEP, which has stages by the names that it was given for them. */
    public PatternMatch match(Map<String, List<PatternEvent>> found) {
        List<PatternEvent> events = new ArrayList<>();
        found.values().forEach(events::addAll);
        events.sort(Comparator.comparingLong(PatternEvent::sequence));
        return new PatternMatch(slots.isEmpty() ? lastOfStages(found) : lastOf(events), events);
    }

    private Map<String, JsonSlice> lastOfStages(Map<String, List<PatternEvent>> found) {
        Map<String, JsonSlice> context = new LinkedHashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            List<PatternEvent> events = found.get(PatternTranslator.name(i));
            if (events != null) {
                context.put(stages.get(i).name(), events.get(events.size() - 1).properties());
            }
        }
        return context;
    }

    private Map<String, JsonSlice> lastOf(List<PatternEvent> events) {
        int[] memberOf = MemberAssignment.assign(slots, events);
        Map<String, JsonSlice> context = new LinkedHashMap<>();
        for (int member = 0; member < stages.size(); member++) {
            for (int i = 0; i < events.size(); i++) {
                if (memberOf[i] == member) {
                    context.put(stages.get(member).name(), events.get(i).properties());
                }
            }
        }
        return context;
    }
}
