// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant;

import dev.journeys.benchmarks.variant.handwritten.HandWrittenOutput;
import dev.journeys.benchmarks.workload.SimpleJourney;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * A job of Flink CEP as its documentation shows it: one {@code CEP.pattern} for each journey.
 * Deliveries only: no timeline, no profile (every user is taken to have an address), no
 * de-duplication.
 */
public final class Stock implements Variant {
    private static final OutputTag<OutputRecord> DELIVERIES =
            new OutputTag<>("deliveries", Jobs.OUTPUT);

    private final boolean filtered;

    private Stock(boolean filtered) {
        this.filtered = filtered;
    }

    /** Each pattern sees all of the user's events. */
    public static Stock plain() {
        return new Stock(false);
    }

    /**
     * Events that a pattern does not name are filtered out before they are sent to its operator.
     */
    public static Stock filtered() {
        return new Stock(true);
    }

    @Override
    public String name() {
        return filtered ? "stock, filtered" : "stock";
    }

    @Override
    public void build(StreamExecutionEnvironment env, Workload workload, String stage) {
        DataStream<JourneyEvent> events = Jobs.events(env, stage);
        List<SimpleJourney> journeys = SimpleJourney.of(workload);
        DataStream<OutputRecord> first = deliveries(events, journeys.get(0));
        List<DataStream<OutputRecord>> others =
                journeys.stream().skip(1).map(journey -> deliveries(events, journey)).toList();
        Jobs.write(union(first, others), stage);
    }

    @SuppressWarnings("unchecked")
    private static DataStream<OutputRecord> union(
            DataStream<OutputRecord> first, List<DataStream<OutputRecord>> others) {
        return others.isEmpty() ? first : first.union(others.toArray(DataStream[]::new));
    }

    private DataStream<OutputRecord> deliveries(
            DataStream<JourneyEvent> events, SimpleJourney journey) {
        String entry = journey.entryEvent();
        String end = journey.endEvent();
        DataStream<JourneyEvent> seen =
                filtered
                        ? events.filter(
                                event -> event.name().equals(entry) || event.name().equals(end))
                        : events;
        Pattern<JourneyEvent, ?> pattern =
                Pattern.<JourneyEvent>begin("begin")
                        .where(SimpleCondition.of(event -> event.name().equals(entry)))
                        .followedBy("end")
                        .where(SimpleCondition.of(event -> event.name().equals(end)))
                        .within(Duration.ofMillis(journey.atMostMillis()));
        SingleOutputStreamOperator<OutputRecord> matches =
                CEP.pattern(Jobs.byUser(seen), pattern)
                        .inEventTime()
                        .process(new Deliver(journey), Jobs.OUTPUT)
                        .name("Stock " + journey.id());
        return matches.getSideOutput(DELIVERIES);
    }

    private static final class Deliver extends PatternProcessFunction<JourneyEvent, OutputRecord>
            implements TimedOutPartialMatchHandler<JourneyEvent> {
        private static final long serialVersionUID = 1;

        private final String id;
        private final String entryEvent;
        private final String endEvent;
        private final long atMostMillis;
        private transient HandWrittenOutput output;
        private transient SimpleJourney journey;

        @SuppressWarnings("NullAway.Init") // The transient fields are set in open, as Flink does.
        Deliver(SimpleJourney journey) {
            id = journey.id();
            entryEvent = journey.entryEvent();
            endEvent = journey.endEvent();
            atMostMillis = journey.atMostMillis();
        }

        @Override
        public void open(OpenContext context) {
            output = new HandWrittenOutput();
            journey = new SimpleJourney(id, entryEvent, endEvent, atMostMillis, false);
        }

        @Override
        public void processMatch(
                Map<String, List<JourneyEvent>> match,
                Context context,
                Collector<OutputRecord> out) {
            // A purchase in time: nothing is delivered.
        }

        @Override
        public void processTimedOutMatch(Map<String, List<JourneyEvent>> match, Context context) {
            // What has timed out has matched its first stage and nothing else.
            JourneyEvent begin = match.values().iterator().next().get(0);
            long start = begin.timestamp();
            context.output(
                    DELIVERIES,
                    output.delivery(
                            journey,
                            begin.user(),
                            start,
                            begin.properties().toBytes(),
                            start + atMostMillis));
        }
    }
}
