// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.MessageIds;
import dev.journeys.job.state.OpenPattern;
import dev.journeys.job.state.UserState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/** What the subtasks of an operator hold in keyed state and timers. */
final class Leftovers {
    private final List<UserState> users = new ArrayList<>();
    private final List<String> instances = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private int timers;

    void add(AbstractStreamOperator<?> operator, int eventTimeTimers) throws Exception {
        KeyedStateBackend<String> backend = operator.getKeyedStateBackend();
        timers += eventTimeTimers;
        try (Stream<?> keys = backend.getKeysAndNamespaces(OperatorState.INSTANCE.getName())) {
            keys.forEach(key -> instances.add(key.toString()));
        }
        try (Stream<?> keys = backend.getKeysAndNamespaces(OperatorState.PATTERN.getName())) {
            keys.forEach(key -> patterns.add(key.toString()));
        }
        waiting.addAll(users(backend, OperatorState.WAITING.getName()));
        ValueState<UserState> state =
                backend.getPartitionedState(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        OperatorState.USER);
        for (String user : users(backend, OperatorState.USER.getName())) {
            backend.setCurrentKey(user);
            users.add(state.value());
        }
    }

    private static List<String> users(KeyedStateBackend<String> backend, String state) {
        try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
            return keys.toList();
        }
    }

    /** Of a run that went on to the end of time, only profiles and last entries stay. */
    void assertNothingGoesOn() {
        assertThat(instances).as("instances in state").isEmpty();
        assertThat(patterns).as("partial matches in state").isEmpty();
        assertThat(waiting).as("users with waiting events").isEmpty();
        assertThat(timers).as("timers").isZero();
        for (UserState user : users) {
            assertThat(user.live()).as("live instances").isEmpty();
            assertThat(user.patterns()).as("patterns that have begun").isEmpty();
            assertThat(user.messages()).as("message ids").matches(MessageIds::isEmpty);
            assertThat(user.recentStarts()).as("numbers of instances").isEmpty();
            assertThat(user.timer()).as("timer").isEqualTo(UserState.NO_TIMER);
            assertThat(user.profile() != null || !user.lastEntries().isEmpty())
                    .as("a profile or a last entry")
                    .isTrue();
        }
    }

    /** Of a run that ended at a time, what is due later stays, with at most one timer a user. */
    void assertOnlyLaterThingsGoOnAfter(long endTime, long horizonMillis) {
        assertThat(waiting).as("users with waiting events").isEmpty();
        assertThat(instances)
                .as("instances in state")
                .hasSize(users.stream().mapToInt(user -> user.live().size()).sum());
        assertThat(patterns)
                .as("partial matches in state")
                .hasSize(users.stream().mapToInt(user -> user.patterns().size()).sum());
        int woken = 0;
        for (UserState user : users) {
            assertThat(user.live()).extracting(LiveInstance::due).allMatch(due -> due > endTime);
            assertThat(user.patterns()).extracting(OpenPattern::due).allMatch(d -> d > endTime);
            assertThat(user.patterns())
                    .extracting(OpenPattern::due)
                    .allMatch(due -> user.timer() <= due);
            boolean remembers = !user.messages().isEmpty() || !user.recentStarts().isEmpty();
            assertThat(!remembers || newest(user) + horizonMillis >= endTime)
                    .as("message ids and numbers that the horizon has passed")
                    .isTrue();
            boolean mayBeWoken = user.timer() != UserState.NO_TIMER;
            boolean waits = !user.live().isEmpty() || !user.patterns().isEmpty();
            assertThat(mayBeWoken || !remembers && !waits)
                    .as("a timer for what is due later")
                    .isTrue();
            assertThat(user.live())
                    .extracting(LiveInstance::due)
                    .allMatch(due -> user.timer() <= due);
            woken += mayBeWoken ? 1 : 0;
        }
        assertThat(timers).as("timers").isEqualTo(woken);
    }

    /** What is older goes with the newest, or when the user's next event is taken. */
    private static long newest(UserState user) {
        LongStream messages =
                user.messages().isEmpty()
                        ? LongStream.empty()
                        : LongStream.of(user.messages().newestTime());
        return LongStream.concat(
                        messages,
                        user.recentStarts().stream().mapToLong(UserState.RecentStart::start))
                .max()
                .orElseThrow();
    }
}
