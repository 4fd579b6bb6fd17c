// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.delivery.JsonLine;
import dev.journeys.job.delivery.OutputFormat;
import dev.journeys.job.delivery.StableHash;
import dev.journeys.job.delivery.Transition;
import dev.journeys.job.delivery.Transition.Type;
import dev.journeys.patterns.compile.CompiledSend;
import dev.journeys.patterns.expression.Condition;
import dev.journeys.patterns.expression.Template;
import dev.journeys.patterns.expression.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Emits and counts what happens to instances: transitions and deliveries, in the order in which
 * they happen.
 */
final class Recorder {
    private final Dispatch dispatch;
    private final Counters counters;
    private final StableHash hash;
    private final OutputFormat format = new OutputFormat();

    Recorder(Dispatch dispatch, Counters counters, StableHash hash) {
        this.dispatch = dispatch;
        this.counters = counters;
        this.hash = hash;
    }

    void entered(Walk walk) {
        counters.add(JourneyCount.ENTERED, walk.journey().id());
        emit(walk, Type.ENTERED, null, null, null, null, null);
    }

    void waiting(Walk walk, long until) {
        emit(walk, Type.WAITING, walk.step().id(), null, null, until, null);
    }

    void restarted(Walk walk, String branch, long until) {
        emit(walk, Type.RESTARTED, walk.step().id(), branch, null, until, null);
    }

    /**
     * @param branch null for a delay that goes to its next step
     */
    void advanced(Walk walk, @Nullable String branch) {
        emit(walk, Type.ADVANCED, walk.step().id(), branch, null, null, null);
    }

    void completed(Walk walk) {
        counters.add(JourneyCount.COMPLETED, walk.journey().id());
        emit(walk, Type.COMPLETED, walk.step().id(), null, null, null, null);
    }

    /**
     * @param reason null for an exit step without one
     */
    void exited(Walk walk, @Nullable String reason) {
        counters.add(JourneyCount.EXITED, walk.journey().id());
        emit(walk, Type.EXITED, walk.step().id(), null, reason, null, null);
    }

    /**
     * Emits a delivery from the step where the instance is, unless the send's condition is not
     * true.
     */
    void send(Walk walk, CompiledSend send) {
        Scope scope = Scope.of(walk);
        if (send.when().isPresent() && !holds(send.when().get(), scope)) {
            counters.add(JourneyCount.SKIPPED, walk.journey().id());
            emit(walk, Type.SKIPPED, walk.step().id(), null, null, null, null);
            return;
        }
        String id = hash.add(walk.instanceId()).add(walk.state().nextDelivery()).id();
        JsonLine.Value properties =
                send.payload().isPresent()
                        ? payload(send.payload().get(), scope)
                        : OutputFormat.journeyContext(walk.context());
        dispatch.send(
                format.delivery(walk.passage(), send, id, walk.step().id(), walk.now(), properties),
                id,
                walk);
        counters.add(JourneyCount.SENT, walk.journey().id());
        emit(walk, Type.SENT, walk.step().id(), null, null, null, id);
    }

    /** Whether a condition is true; one that fails is false and is counted. */
    boolean holds(Condition condition, Scope scope) {
        Verdict verdict = condition.test(scope);
        if (verdict == Verdict.FAILED) {
            counters.conditionError(scope.journeyId());
        }
        return verdict == Verdict.TRUE;
    }

    private JsonLine.Value payload(Template template, Scope scope) {
        return line ->
                line.generated(
                        json ->
                                counters.templateErrors(
                                        scope.journeyId(), template.render(scope, json)));
    }

    private void emit(
            Walk walk,
            Type type,
            @Nullable String step,
            @Nullable String branch,
            @Nullable String reason,
            @Nullable Long until,
            @Nullable String delivery) {
        dispatch.emit(
                format.transition(
                        walk.passage(),
                        new Transition(type, step, branch, reason, until, delivery, walk.now())));
    }
}
