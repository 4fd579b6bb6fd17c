// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** The operator of {@code CEP.pattern} in Flink's test harness. */
final class StockCep implements AutoCloseable {
    private static final TypeSerializer<SeenEvent> EVENTS =
            TypeInformation.of(SeenEvent.class)
                    .createSerializer(
                            new org.apache.flink.api.common.serialization.SerializerConfigImpl());

    private final CepOperator<SeenEvent, Integer, String> operator;
    private final Harness harness;
    private final List<Keyed> matches;
    private final List<Long> timeouts;

    StockCep(Pattern<SeenEvent, ?> pattern, AfterMatchSkipStrategy skip) throws Exception {
        Found found = new Found();
        matches = found.matches;
        timeouts = found.timeouts;
        operator =
                new CepOperator<>(
                        EVENTS,
                        false,
                        NFACompiler.compileFactory(pattern, true),
                        null,
                        skip,
                        found,
                        null);
        harness = new Harness(operator, SeenEvent::key);
        harness.open();
    }

    void event(SeenEvent event) throws Exception {
        harness.processElement(new StreamRecord<>(event, event.time()));
    }

    void watermark(long time) throws Exception {
        harness.processWatermark(time);
    }

    /** What was found of a key since the last call. */
    List<FoundMatch> takeMatches(int key) {
        List<FoundMatch> taken =
                matches.stream().filter(each -> each.key() == key).map(Keyed::match).toList();
        matches.clear();
        return taken;
    }

    /** When partial matches have timed out. */
    List<Long> timeouts() {
        return timeouts;
    }

    /** The times at which the open partial matches of a key have begun. */
    List<Long> openSince(int key) throws Exception {
        KeyedStateBackend<Integer> backend = operator.getKeyedStateBackend();
        backend.setCurrentKey(key);
        ValueState<NFAState> state =
                backend.getPartitionedState(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        new ValueStateDescriptor<>("nfaStateName", new NFAStateSerializer()));
        NFAState nfaState = state.value();
        return nfaState == null
                ? List.of()
                : nfaState.getPartialMatches().stream()
                        .filter(partial -> partial.getStartEventID() != null)
                        .map(ComputationState::getStartTimestamp)
                        .toList();
    }

    @Override
    public void close() {
        try {
            harness.close();
        } catch (Exception e) { // What Flink's method declares.
            throw new IllegalStateException("Expected to close Flink's test harness.", e);
        }
    }

    private record Keyed(int key, FoundMatch match) {}

    /** Its close declares every exception, which the compiler warns of. */
    @SuppressWarnings("try")
    private static final class Harness
            extends KeyedOneInputStreamOperatorTestHarness<Integer, SeenEvent, String> {
        Harness(
                CepOperator<SeenEvent, Integer, String> operator,
                KeySelector<SeenEvent, Integer> key)
                throws Exception {
            super(operator, key, Types.INT);
        }
    }

    private static final class Found extends PatternProcessFunction<SeenEvent, String>
            implements TimedOutPartialMatchHandler<SeenEvent> {
        private static final long serialVersionUID = 1;

        private final transient List<Keyed> matches = new ArrayList<>();
        private final transient List<Long> timeouts = new ArrayList<>();

        @Override
        public void processMatch(
                Map<String, List<SeenEvent>> match, Context context, Collector<String> out) {
            List<List<Integer>> stages = new ArrayList<>();
            match.values().forEach(s -> stages.add(s.stream().map(SeenEvent::index).toList()));
            int key = match.values().iterator().next().get(0).key();
            matches.add(new Keyed(key, FoundMatch.of(context.timestamp(), stages)));
        }

        @Override
        public void processTimedOutMatch(Map<String, List<SeenEvent>> match, Context context) {
            timeouts.add(context.timestamp());
        }
    }
}
