// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.expression.Condition;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events something listens to; as a trigger, one such event lets enter. Immutable. */
public final class EventFilter implements CompiledTrigger {
    private final Set<String> events;
    private final Optional<Condition> where;

    /** Of most filters, which name one event: a set is a long way to a name. */
    private final @Nullable String only;

    EventFilter(Set<String> events, Optional<Condition> where) {
        this.events = events;
        this.where = where;
        only = events.size() == 1 ? events.iterator().next() : null;
    }

    /** The names, at least one. */
    @Override
    public Set<String> events() {
        return events;
    }

    /** A condition on the event, or none. */
    public Optional<Condition> where() {
        return where;
    }

    /** Whether events of this name may match. */
    public boolean listensTo(String eventName) {
        return only == null ? events.contains(eventName) : only.equals(eventName);
    }
}
