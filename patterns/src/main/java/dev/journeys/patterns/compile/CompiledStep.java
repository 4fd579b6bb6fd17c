// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.compile;

import dev.journeys.patterns.event.WaitEvent;
import dev.journeys.patterns.expression.Condition;
import dev.journeys.patterns.expression.TimeExpression;
import dev.journeys.patterns.expression.ZoneTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.cep.pattern.Pattern;

/** A step that is ready to run: other steps are named by their index in the journey. */
public sealed interface CompiledStep {
    /** Stands for "no next step": the instance completes. */
    int NONE = -1;

    /** The step's place among the steps of its journey, from 0. */
    int index();

    /** The step's id in the definition. */
    String id();

    /**
     * The indexes of the steps that may follow it; {@link #NONE} among them where an instance may
     * complete there.
     */
    default List<Integer> successors() {
        return List.of();
    }

    /**
     * Waits for the first event that matches a branch.
     *
     * @param atMostMillis the length of the wait; more than zero
     * @param branches in the order in which they are tried
     * @param timeout where it goes when the wait has elapsed, or {@link #NONE}
     * @param pattern the wait as a Flink CEP pattern, see {@link WaitPattern}
     */
    record HoldUntil(
            int index,
            String id,
            long atMostMillis,
            List<Branch> branches,
            int timeout,
            Pattern<WaitEvent, WaitEvent> pattern)
            implements CompiledStep {

        @Override
        public List<Integer> successors() {
            List<Integer> all = new ArrayList<>(List.of(timeout));
            branches.stream().filter(branch -> !branch.restart()).forEach(b -> all.add(b.next()));
            return all;
        }

        /** Whether a branch listens to events of this name. */
        public boolean listensTo(String eventName) {
            for (Branch branch : branches) {
                if (branch.filter().listensTo(eventName)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Waits for a length of time.
     *
     * @param millis more than zero
     */
    record DelayFor(int index, String id, long millis, int next) implements CompiledStep {
        @Override
        public List<Integer> successors() {
            return List.of(next);
        }
    }

    /**
     * Waits until a time that is computed.
     *
     * @param otherwise where it goes when the time cannot be had, or {@link #NONE}: the instance
     *     ends as failed
     */
    record DelayUntil(int index, String id, TimeExpression until, int next, int otherwise)
            implements CompiledStep {
        @Override
        public List<Integer> successors() {
            return List.of(next, otherwise);
        }
    }

    /**
     * Waits for hours of the day, unless it is within them.
     *
     * @param otherwise where it goes when the zone cannot be had, or {@link #NONE}: the instance
     *     ends as failed
     */
    record DelayWindow(
            int index, String id, OpeningHours hours, ZoneTemplate zone, int next, int otherwise)
            implements CompiledStep {
        @Override
        public List<Integer> successors() {
            return List.of(next, otherwise);
        }
    }

    /** Takes the first branch whose condition is true. */
    record DataSplit(int index, String id, List<ConditionBranch> branches, int otherwise)
            implements CompiledStep {
        @Override
        public List<Integer> successors() {
            List<Integer> all = new ArrayList<>(List.of(otherwise));
            branches.forEach(branch -> all.add(branch.next()));
            return all;
        }
    }

    /** Takes a branch by a stable hash. */
    record RandomSplit(int index, String id, List<ShareBranch> branches, boolean sticky)
            implements CompiledStep {
        @Override
        public List<Integer> successors() {
            return branches.stream().map(ShareBranch::next).toList();
        }
    }

    /** Emits a delivery. */
    record Send(int index, String id, CompiledSend send, int next) implements CompiledStep {
        @Override
        public List<Integer> successors() {
            return List.of(next);
        }
    }

    /** Ends the instance as exited. */
    record Exit(int index, String id, Optional<String> reason) implements CompiledStep {}

    /**
     * A way out of a hold-until.
     *
     * @param filter the events it listens to and the condition on them
     */
    record Branch(String name, EventFilter filter, int next, boolean restart) {}

    /** A way out of a data split. */
    record ConditionBranch(String name, Condition when, int next) {}

    /**
     * A way out of a random split.
     *
     * @param upperHundredths the end, not included, of its range of hundredths of a percent
     */
    record ShareBranch(String name, int upperHundredths, int next) {}
}
