// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.job.cep.KnownWait.Edge;
import dev.journeys.patterns.compile.CompiledStep.HoldUntil;
import dev.journeys.patterns.event.WaitEvent;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.time.TimerService;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Decides waits by Flink CEP: the pattern of a hold-until, compiled to an NFA, is fed the beginning
 * of the wait and then either the event that matched a branch or the time that has come. Nothing of
 * a wait is kept between two calls: what an NFA would have to remember of it follows from the time
 * at which it began, so no NFA state is ever in a checkpoint.
 *
 * <p>The pattern of a hold-until says nothing but how long its window is, so what Flink CEP has
 * answered holds for all waits with a window of that length, at whatever step of whatever journey,
 * see {@link KnownWait}: it is asked a few times and not for every event or step.
 *
 * <p>One a subtask, used by its task thread only.
 */
public final class WaitHost {
    /**
     * Flink CEP opens no window for an event at or before 0, so every wait begins at 1 of a clock
     * of its own.
     */
    private static final long BEGIN = 1;

    private static final TimerService NO_PROCESSING_TIME = () -> 0;

    private final HeapStateStore store = new HeapStateStore();
    private final SharedBuffer<WaitEvent> buffer =
            new SharedBuffer<>(store, WaitEventSerializer.INSTANCE);

    /** By the length of the window in milliseconds. */
    private final Map<Long, CompiledWait> waits = new HashMap<>();

    /** Opens a host; there is nothing to close. */
    public WaitHost() {
        // The buffer owns a non-daemon timer thread for its statistics; without this a JVM would
        // not exit.
        buffer.releaseCacheStatisticsTimer();
    }

    /**
     * Whether a wait ends at an event.
     *
     * @param hold the step that waits
     * @param waitStart epoch milliseconds at which the wait began
     * @param branch the index of the first branch that the event matches
     * @param eventTime epoch milliseconds, not before the wait began
     * @return false where the window of the wait has closed before the event
     */
    public boolean isEndedBy(HoldUntil hold, long waitStart, int branch, long eventTime) {
        CompiledWait wait = compiled(hold);
        Edge events = wait.known().events();
        long millis = eventTime - waitStart;
        if (!events.isKnown(millis)) {
            events.note(millis, askOfEvent(hold, wait, millis, branch));
        }
        return events.isOpen(millis);
    }

    private boolean askOfEvent(HoldUntil hold, CompiledWait wait, long millis, int branch) {
        return ask(
                hold,
                wait,
                (nfa, state, accessor) -> {
                    long time = BEGIN + millis;
                    nfa.advanceTime(accessor, state, time, AfterMatchSkipStrategy.noSkip());
                    return !nfa.process(
                                    accessor,
                                    state,
                                    new WaitEvent(branch),
                                    time,
                                    AfterMatchSkipStrategy.noSkip(),
                                    NO_PROCESSING_TIME)
                            .isEmpty();
                });
    }

    /**
     * Whether a wait has timed out.
     *
     * @param hold the step that waits
     * @param waitStart epoch milliseconds at which the wait began
     * @param time epoch milliseconds, not before the wait began
     */
    public boolean hasTimedOut(HoldUntil hold, long waitStart, long time) {
        CompiledWait wait = compiled(hold);
        Edge timeouts = wait.known().timeouts();
        long millis = time - waitStart;
        if (!timeouts.isKnown(millis)) {
            timeouts.note(millis, !askOfTime(hold, wait, millis));
        }
        return !timeouts.isOpen(millis);
    }

    private boolean askOfTime(HoldUntil hold, CompiledWait wait, long millis) {
        return ask(
                hold,
                wait,
                (nfa, state, accessor) ->
                        !nfa.advanceTime(
                                        accessor,
                                        state,
                                        BEGIN + millis,
                                        AfterMatchSkipStrategy.noSkip())
                                .f1
                                .isEmpty());
    }

    /**
     * Lets go of compiled patterns; to be called when definitions have changed, so that none stays
     * for a window that no step has any more.
     */
    public void forgetPatterns() {
        waits.clear();
    }

    /**
     * The accessor's close declares every exception, so the compiler warns of an interrupt that
     * cannot happen.
     */
    @SuppressWarnings("try")
    private boolean ask(HoldUntil hold, CompiledWait wait, Question question) {
        NFA<WaitEvent> nfa = wait.nfa();
        NFAState state = nfa.createInitialNFAState();
        try (SharedBufferAccessor<WaitEvent> accessor = buffer.getAccessor()) {
            nfa.process(
                    accessor,
                    state,
                    WaitEvent.begin(),
                    BEGIN,
                    AfterMatchSkipStrategy.noSkip(),
                    NO_PROCESSING_TIME);
            return question.ask(nfa, state, accessor);
        } catch (Exception e) {
            throw new FlinkRuntimeException(
                    "Expected Flink CEP to decide the wait of step '" + hold.id() + "'.", e);
        } finally {
            // The buffer's caches do not know whose wait this was; closing the accessor has moved
            // them to the store.
            store.clear();
        }
    }

    private CompiledWait compiled(HoldUntil hold) {
        CompiledWait wait = waits.get(hold.atMostMillis());
        if (wait == null) {
            wait =
                    new CompiledWait(
                            NFACompiler.compileFactory(hold.pattern(), true).createNFA(),
                            new KnownWait());
            waits.put(hold.atMostMillis(), wait);
        }
        return wait;
    }

    private record CompiledWait(NFA<WaitEvent> nfa, KnownWait known) {}

    private interface Question {
        boolean ask(NFA<WaitEvent> nfa, NFAState state, SharedBufferAccessor<WaitEvent> accessor)
                throws Exception;
    }
}
