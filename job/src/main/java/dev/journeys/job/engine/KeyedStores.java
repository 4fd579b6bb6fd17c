// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.engine;

import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.OpenPattern;
import dev.journeys.job.state.UserState;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.jspecify.annotations.Nullable;

/**
 * The state of the current key: the user's own value, the values of the user's instances and
 * patterns by namespace, the user's timer.
 */
final class KeyedStores implements UserStore, InstanceStore, PatternStore {
    private final ValueState<UserState> users;
    private final InternalValueState<String, String, InstanceState> instances;
    private final InternalValueState<String, String, byte[]> patterns;
    private final InternalTimerService<VoidNamespace> timers;

    KeyedStores(
            ValueState<UserState> users,
            InternalValueState<String, String, InstanceState> instances,
            InternalValueState<String, String, byte[]> patterns,
            InternalTimerService<VoidNamespace> timers) {
        this.users = users;
        this.instances = instances;
        this.patterns = patterns;
        this.timers = timers;
    }

    @Override
    public @Nullable UserState read() {
        try {
            return users.value();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read a user's state.", e);
        }
    }

    @Override
    public void write(UserState state) {
        try {
            users.update(state);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write a user's state.", e);
        }
    }

    @Override
    public void clear() {
        users.clear();
    }

    @Override
    public void registerTimer(long time) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
    }

    @Override
    public void deleteTimer(long time) {
        timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, time);
    }

    @Override
    public InstanceState read(LiveInstance instance) {
        instances.setCurrentNamespace(instance.namespace());
        try {
            InstanceState state = instances.value();
            if (state == null) {
                throw new IllegalStateException(
                        "Expected the state of a live instance of journey '"
                                + instance.journey()
                                + "', but there is none.");
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read an instance's state.", e);
        }
    }

    @Override
    public void write(LiveInstance instance, InstanceState state) {
        instances.setCurrentNamespace(instance.namespace());
        try {
            instances.update(state);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write an instance's state.", e);
        }
    }

    @Override
    public void remove(LiveInstance instance) {
        instances.setCurrentNamespace(instance.namespace());
        instances.clear();
    }

    @Override
    public byte[] read(OpenPattern pattern) {
        patterns.setCurrentNamespace(pattern.namespace());
        try {
            byte[] partialMatches = patterns.value();
            if (partialMatches == null) {
                throw new IllegalStateException(
                        "Expected the partial matches of the pattern of journey '"
                                + pattern.journey()
                                + "', but there are none.");
            }
            return partialMatches;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read partial matches.", e);
        }
    }

    @Override
    public void write(OpenPattern pattern, byte[] partialMatches) {
        patterns.setCurrentNamespace(pattern.namespace());
        try {
            patterns.update(partialMatches);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write partial matches.", e);
        }
    }

    @Override
    public void remove(OpenPattern pattern) {
        patterns.setCurrentNamespace(pattern.namespace());
        patterns.clear();
    }
}
