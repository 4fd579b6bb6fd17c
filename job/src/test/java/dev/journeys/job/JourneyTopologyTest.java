// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.files.ExactWatermarks;
import dev.journeys.connectors.files.Line;
import dev.journeys.connectors.kafka.KafkaClientSettings;
import dev.journeys.connectors.kafka.KafkaInput;
import dev.journeys.connectors.kafka.KafkaTopics;
import dev.journeys.connectors.kafka.StartingOffsets;
import dev.journeys.job.engine.EngineOptions;
import dev.journeys.job.source.EventFormats;
import dev.journeys.job.source.FutureLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.BroadcastPartitioner;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.apache.flink.streaming.runtime.partitioner.KeyGroupStreamPartitioner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JourneyTopologyTest {
    private static final int PARALLELISM = 3;

    private StreamExecutionEnvironment env;

    @BeforeEach
    void open() {
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        env = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, config);
    }

    @Test
    void sendsEventsOfTopicsToTheirUsersAndNothingElseAnywhere() {
        // when
        StreamGraph graph = onTopics();

        // then
        List<StreamEdge> edges = edges(graph);
        assertThat(partitionedBy(edges, KeyGroupStreamPartitioner.class)).hasSize(1);
        assertThat(partitionedBy(edges, BroadcastPartitioner.class)).hasSize(1);
        assertThat(edges)
                .filteredOn(edge -> isNamed(graph, edge.getSourceId(), OperatorIds.EVENTS))
                .extracting(StreamEdge::getPartitioner)
                .hasOnlyElementsOfType(ForwardPartitioner.class);
    }

    @Test
    void readsTopicsInTheTaskAndWithTheParallelismOfTheirSource() {
        // when
        StreamGraph graph = onTopics();

        // then
        assertThat(vertices(graph))
                .filteredOn(vertex -> vertex.getName().contains(OperatorIds.READ_EVENTS.title()))
                .singleElement()
                .satisfies(
                        vertex -> {
                            assertThat(vertex.getName())
                                    .contains("Source: " + OperatorIds.EVENTS.title());
                            assertThat(vertex.getParallelism()).isEqualTo(PARALLELISM);
                        });
    }

    @Test
    void givesOperatorsTheSameUidsWhateverTheyReadFrom() {
        // when
        List<String> onTopics = uids(onTopics());
        open();
        List<String> onLines = uids(onLines());

        // then
        assertThat(onTopics)
                .containsExactlyInAnyOrder(
                        "events",
                        "read-events",
                        "definitions",
                        "read-definitions",
                        "journeys",
                        "output");
        assertThat(onLines)
                .containsExactlyInAnyOrder(
                        "events", "read-events", "definitions", "journeys", "output");
    }

    private StreamGraph onTopics() {
        KafkaClientSettings client =
                KafkaClientSettings.of(Map.of("bootstrap.servers", "127.0.0.1:1"));
        KafkaInput records =
                new KafkaInput(
                        KafkaTopics.of(List.of("shop")),
                        "journeys",
                        StartingOffsets.earliest(),
                        client);
        TopicInput input =
                new TopicInput(
                        records,
                        EventFormats.DEFAULT,
                        Duration.ofSeconds(5),
                        FutureLimit.none(),
                        Clock.systemUTC());
        return graph(
                EventStream.ofTopics(env, input),
                ControlStream.ofTopic(env, client, "definitions"));
    }

    private StreamGraph onLines() {
        LineInput input =
                new LineInput(
                        new DataGeneratorSource<Line>(
                                index -> new Line(index, 0, index, false, new byte[0]),
                                1,
                                TypeInformation.of(Line.class)),
                        ExactWatermarks.strategy(0),
                        List.of("file"),
                        EventFormats.DEFAULT);
        return graph(EventStream.ofLines(env, input), ControlStream.of(env, List.of()));
    }

    private StreamGraph graph(EventStream events, ControlStream definitions) {
        JourneyTopology.attach(
                JourneyTopology.of(env, events, definitions, EngineOptions.defaults()),
                new DiscardingSink<>());
        return env.getStreamGraph();
    }

    private static List<StreamEdge> edges(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(StreamNode::getOutEdges)
                .flatMap(Collection::stream)
                .toList();
    }

    private static Stream<StreamEdge> partitionedBy(List<StreamEdge> edges, Class<?> type) {
        return edges.stream().filter(edge -> type.isInstance(edge.getPartitioner()));
    }

    private static boolean isNamed(StreamGraph graph, int node, OperatorIds operator) {
        return operator.uid().equals(graph.getStreamNode(node).getTransformationUID());
    }

    private static List<JobVertex> vertices(StreamGraph graph) {
        return graph.getJobGraph().getVerticesSortedTopologicallyFromSources();
    }

    private static List<String> uids(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .toList();
    }
}
