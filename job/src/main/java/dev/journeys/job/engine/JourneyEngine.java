// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.cep.WaitHost;
import dev.journeys.job.definitions.DefinitionRegistry;
import dev.journeys.job.definitions.HeardEvent;
import dev.journeys.job.delivery.StableHash;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.OpenPattern;
import dev.journeys.job.state.UserState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a user when an event is taken or a timer fires (section 4 of the journey format):
 * timers due at or before the event's time first, in their order, then an identify changes the
 * profile, then exit rules, waits and entries see the event. At one time the timers of instances
 * come before those of patterns, as waits come before entries.
 *
 * <p>Users do not see each other, so the order is kept per user: before an event of a user is
 * taken, the user's own timers up to its time are fired here; Flink's timers only wake users who
 * have no event. A user has one timer at Flink, at or before the first time at which something is
 * due.
 */
final class JourneyEngine {
    private final UserStore users;
    private final Walks walks;
    private final Interpreter interpreter;
    private final ExitRules exits;
    private final Waits waits;
    private final Entries entries;
    private final Profiles profiles;
    private final RecentMessages messages;
    private final Counters counters;
    private final DefinitionRegistry registry;

    JourneyEngine(
            DefinitionRegistry registry,
            UserStore users,
            InstanceStore instances,
            WaitHost waitHost,
            PatternEntries patterns,
            Dispatch dispatch,
            Counters counters,
            Refusals refusals,
            EngineOptions options) {
        this.registry = registry;
        this.users = users;
        this.counters = counters;
        StableHash hash = new StableHash();
        Recorder recorder = new Recorder(dispatch, counters, hash);
        HoldUntilExecutor holds = new HoldUntilExecutor(recorder, waitHost);
        ComputedDelay delay = new ComputedDelay(recorder, counters);
        Limits limits = options.limits();
        ContextLimit contextLimit = new ContextLimit(limits.contextBytes(), refusals);
        walks = new Walks(registry, instances, hash, contextLimit);
        Listeners listeners = new Listeners(walks);
        interpreter =
                new Interpreter(
                        new StepExecutors(
                                List.of(
                                        holds,
                                        new DelayForExecutor(recorder),
                                        new DelayUntilExecutor(delay),
                                        new DelayWindowExecutor(delay, counters),
                                        new DataSplitExecutor(recorder),
                                        new RandomSplitExecutor(recorder, hash),
                                        new SendExecutor(recorder),
                                        new ExitExecutor(recorder))),
                        recorder);
        exits = new ExitRules(listeners, interpreter, recorder);
        waits = new Waits(listeners, interpreter, holds);
        EntryLimits entryLimits = new EntryLimits(limits.liveInstances(), contextLimit, refusals);
        entries =
                new Entries(
                        registry, walks, interpreter, patterns, recorder, entryLimits, counters);
        messages =
                new RecentMessages(
                        options.deduplicationHorizonMillis(), limits.messageIds(), refusals);
        profiles = new Profiles(limits.profileBytes(), refusals);
    }

    /**
     * Whether an event can change anything: some version names it, it changes a profile, or the
     * pattern of some entry sees every event.
     */
    static boolean concerns(JourneyEvent event, HeardEvent heard) {
        return event.identify() || heard.isHeard();
    }

    /**
     * Takes an event of the current user; events of one user come in the order of the format.
     *
     * @param heard what the event's name leads to now
     */
    void take(JourneyEvent event, HeardEvent heard) {
        UserState known = users.read();
        boolean named = event.identify() || heard.isNamed();
        if (!named && (known == null || known.patterns().isEmpty())) {
            return;
        }
        UserState state = known == null ? new UserState() : known;
        UserTurn turn = new UserTurn(event.user(), state, event.timestamp());
        if (mayBeDue(state, event.timestamp())) {
            fireUpTo(turn, event.timestamp());
        }
        turn.take(event);
        messages.forgetOld(turn);
        if (named && messages.isDuplicate(turn, event)) {
            counters.add(JobCount.DUPLICATES);
        } else {
            show(turn, event, heard);
        }
        end(turn, known != null);
    }

    private void show(UserTurn turn, JourneyEvent event, HeardEvent heard) {
        if (event.identify()) {
            profiles.merge(turn, event);
        }
        if (heard.isNamed()) {
            exits.apply(turn, event, heard);
            waits.apply(turn, event, heard);
        }
        entries.apply(turn, event, heard);
    }

    /**
     * The current user's timer fires.
     *
     * @param time epoch milliseconds
     */
    void wake(String user, long time) {
        UserState state = users.read();
        if (state == null) {
            return;
        }
        UserTurn turn = new UserTurn(user, state, time);
        if (state.timer() <= time) {
            state.timer(UserState.NO_TIMER);
            turn.changed();
        }
        fireUpTo(turn, time);
        turn.now(time);
        messages.forgetOld(turn);
        end(turn, true);
    }

    /** Nothing of a user is due before the user's timer, but for what somebody has archived. */
    private boolean mayBeDue(UserState state, long time) {
        return state.timer() <= time || registry.hasArchived();
    }

    private void fireUpTo(UserTurn turn, long time) {
        LiveInstance due = firstDue(turn.state(), time);
        OpenPattern pattern = firstDuePattern(turn.state(), time);
        while (due != null || pattern != null) {
            if (due != null && (pattern == null || dueTime(due) <= pattern.due())) {
                fire(turn, due);
            } else if (pattern != null) {
                elapse(turn, pattern);
            }
            due = firstDue(turn.state(), time);
            pattern = firstDuePattern(turn.state(), time);
        }
        turn.forgetEnded();
    }

    /** What is archived ends before anything else of the same time. */
    private void fire(UserTurn turn, LiveInstance live) {
        long archived = registry.archivedAfter(live.journey(), live.start());
        if (archived <= live.due()) {
            turn.now(archived);
            interpreter.exit(walks.of(turn, live), "archived");
        } else {
            turn.now(live.due());
            interpreter.elapse(walks.of(turn, live));
        }
    }

    private long dueTime(LiveInstance live) {
        return Math.min(live.due(), registry.archivedAfter(live.journey(), live.start()));
    }

    private void elapse(UserTurn turn, OpenPattern pattern) {
        turn.now(pattern.due());
        turn.forgetEnded(); // What a timer has ended does not count as live.
        messages.forgetOld(turn); // Instances are numbered anew in every millisecond.
        entries.elapse(turn, pattern);
    }

    /** The pattern that times out first; of equal times the first in the order of patterns. */
    private static @Nullable OpenPattern firstDuePattern(UserState state, long time) {
        OpenPattern first = null;
        for (OpenPattern open : state.patterns()) {
            if (open.due() <= time && (first == null || open.due() < first.due())) {
                first = open;
            }
        }
        return first;
    }

    /**
     * The instance whose timer is due first; of equal times the first in the order of instances.
     */
    private @Nullable LiveInstance firstDue(UserState state, long time) {
        LiveInstance first = null;
        long firstTime = Long.MAX_VALUE;
        for (LiveInstance live : state.live()) {
            long due = dueTime(live);
            if (due <= time && (first == null || due < firstTime)) {
                first = live;
                firstTime = due;
            }
        }
        return first;
    }

    private void end(UserTurn turn, boolean wasKnown) {
        UserState state = turn.state();
        if (state.isEmpty()) {
            if (state.timer() != UserState.NO_TIMER) {
                users.deleteTimer(state.timer());
            }
            if (wasKnown) {
                users.clear();
            }
            return;
        }
        long wanted = messages.forgetAt(state);
        for (LiveInstance live : state.live()) {
            wanted = Math.min(wanted, registry.hasArchived() ? dueTime(live) : live.due());
        }
        for (OpenPattern open : state.patterns()) {
            wanted = Math.min(wanted, open.due());
        }
        // A later time needs no new timer: the user is woken too early and asks again.
        if (wanted < state.timer()) {
            if (state.timer() != UserState.NO_TIMER) {
                users.deleteTimer(state.timer());
            }
            users.registerTimer(wanted);
            state.timer(wanted);
            turn.changed();
        }
        if (turn.isChanged()) {
            users.write(state);
        }
    }
}
