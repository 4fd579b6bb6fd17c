// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The state that Flink CEP's shared buffer asks for, as plain maps that are emptied after every
 * use, and may be written before and read again.
 */
final class HeapStateStore implements KeyedStateStore {
    /** In the order in which the buffer asks for them, which is that in which they are written. */
    private final Map<String, HeapMapState<?, ?>> maps = new LinkedHashMap<>();

    /** Forgets everything. */
    void clear() {
        maps.values().forEach(HeapMapState::clear);
    }

    /** Writes what is in all maps. */
    void write(DataOutputView out) throws IOException {
        for (HeapMapState<?, ?> map : maps.values()) {
            map.write(out);
        }
    }

    /** Reads what was written, into maps that are empty. */
    void read(DataInputView in) throws IOException {
        for (HeapMapState<?, ?> map : maps.values()) {
            map.read(in);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
        return (MapState<K, V>)
                maps.computeIfAbsent(descriptor.getName(), name -> new HeapMapState<>(descriptor));
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getAggregatingState(
            AggregatingStateDescriptor<I, A, O> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <T> org.apache.flink.api.common.state.v2.ValueState<T> getValueState(
            org.apache.flink.api.common.state.v2.ValueStateDescriptor<T> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <T> org.apache.flink.api.common.state.v2.ListState<T> getListState(
            org.apache.flink.api.common.state.v2.ListStateDescriptor<T> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <K, V> org.apache.flink.api.common.state.v2.MapState<K, V> getMapState(
            org.apache.flink.api.common.state.v2.MapStateDescriptor<K, V> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <T> org.apache.flink.api.common.state.v2.ReducingState<T> getReducingState(
            org.apache.flink.api.common.state.v2.ReducingStateDescriptor<T> descriptor) {
        throw mapsOnly();
    }

    @Override
    public <I, A, O>
            org.apache.flink.api.common.state.v2.AggregatingState<I, O> getAggregatingState(
                    org.apache.flink.api.common.state.v2.AggregatingStateDescriptor<I, A, O>
                            descriptor) {
        throw mapsOnly();
    }

    @Override
    public String getBackendTypeIdentifier() {
        return "heap";
    }

    private static UnsupportedOperationException mapsOnly() {
        return new UnsupportedOperationException(
                "Expected Flink CEP to keep its shared buffer in map state only, as version 2.2 does.");
    }

    private static final class HeapMapState<K, V> implements MapState<K, V> {
        private final Map<K, V> values = new HashMap<>();
        private final MapStateDescriptor<K, V> descriptor;

        HeapMapState(MapStateDescriptor<K, V> descriptor) {
            this.descriptor = descriptor;
        }

        void write(DataOutputView out) throws IOException {
            out.writeInt(values.size());
            for (Map.Entry<K, V> value : values.entrySet()) {
                descriptor.getKeySerializer().serialize(value.getKey(), out);
                descriptor.getValueSerializer().serialize(value.getValue(), out);
            }
        }

        void read(DataInputView in) throws IOException {
            for (int left = in.readInt(); left > 0; left--) {
                values.put(
                        descriptor.getKeySerializer().deserialize(in),
                        descriptor.getValueSerializer().deserialize(in));
            }
        }

        @Override
        public @Nullable V get(K key) {
            return values.get(key);
        }

        @Override
        public void put(K key, V value) {
            values.put(key, value);
        }

        @Override
        public void putAll(Map<K, V> added) {
            values.putAll(added);
        }

        @Override
        public void remove(K key) {
            values.remove(key);
        }

        @Override
        public boolean contains(K key) {
            return values.containsKey(key);
        }

        @Override
        public Iterable<Map.Entry<K, V>> entries() {
            return values.entrySet();
        }

        @Override
        public Iterable<K> keys() {
            return values.keySet();
        }

        @Override
        public Iterable<V> values() {
            return values.values();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return values.entrySet().iterator();
        }

        @Override
        public boolean isEmpty() {
            return values.isEmpty();
        }

        @Override
        public void clear() {
            values.clear();
        }
    }
}
