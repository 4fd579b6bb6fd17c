// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.job.cli.CommandRun;
import dev.journeys.job.cli.ReplayEvents;
import dev.journeys.job.cli.ReplayOutput;
import dev.journeys.job.source.EventLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between topics of a real broker. */
class RunITCase {
    private static final int PARTITIONS = 3;
    private static final Path JOURNEYS = Path.of("src", "test", "resources", "replay", "journeys");

    private static MiniCluster cluster;

    private final RunTopics topics = new RunTopics(PARTITIONS);

    @BeforeAll
    static void startCluster(@TempDir Path checkpoints) throws Exception {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(4)
                                .build());
        cluster.start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.closeAsync().join();
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void emitsWhatAReplayOfTheSameEventsEmits(@TempDir Path folder) throws Exception {
        // given
        ReplayEvents events = ReplayEvents.generate();
        ReplayOutput replay = replay(events, folder);
        for (String journey : List.of("cart", "welcome")) {
            topics.publish(journey, Files.readString(JOURNEYS.resolve(journey + ".json")));
        }
        for (ReplayEvents.Entry line : events.lines()) {
            topics.sendOf(line.tie().split(" ")[0], line.text());
        }
        topics.flush();

        // when
        KafkaJob job = start("2026-03-10T00:00:00Z");
        List<String> transitions = replay.lines("timeline.jsonl");
        List<String> deliveries =
                replay.lines("deliveries.jsonl").stream().filter(RunITCase::isWritten).toList();
        List<String> deadLetters =
                sorted(
                        replay.records("dead-letters.jsonl"),
                        replay.records("deliveries.jsonl").stream()
                                .filter(delivery -> !isWritten(delivery.toString()))
                                .map(RunITCase::refused)
                                .toList());

        // then
        assertThat(await(job, "timeline", transitions.size()).byKey())
                .isEqualTo(byUser(transitions));
        assertThat(await(job, "deliveries", deliveries.size()).byKey())
                .isEqualTo(byUser(deliveries));
        assertThat(sorted(await(job, "dead", deadLetters.size()).values())).isEqualTo(deadLetters);
        assertThat(topics.reader("late").records()).isEmpty();
        job.cancel();
    }

    @Test
    void runsOnWhateverComes() throws Exception {
        // given
        topics.publish("cart", Files.readString(JOURNEYS.resolve("cart.json")));
        topics.publish("broken", "{\"id\":\"broken\",\"version\":1,\"steps\":[]}");
        topics.control("no key", "{\"journey\":\"cart\"}");
        topics.control("broken/2/0", "<html>");
        for (int i = 0; i < 300; i++) {
            topics.send(i % PARTITIONS, checkout("u-" + i, "2026-03-01T10:00:00Z"));
        }
        topics.send(0, "<html>");
        topics.send(1, "{\"event\":\"checkout_started\"}");
        topics.send(2, " ".repeat(EventLimits.MAX_BYTES + 1));
        topics.send(0, checkout("u", "2036-03-01T10:00:00Z"));
        topics.sendWithoutValue(1);
        topics.flush();

        // when
        KafkaJob job = start("2026-03-01T12:00:00Z");
        CommittedTopic timeline = topics.reader("timeline");
        job.await(
                "completed instances",
                () -> Collections.frequency(timeline.field("type"), "completed") == 300);

        // then
        assertThat(await(job, "dead", 8).field("reason"))
                .containsExactlyInAnyOrder(
                        "invalid-definition",
                        "invalid-control-record",
                        "invalid-control-record",
                        "invalid-json",
                        "invalid-event",
                        "too-long",
                        "too-far-ahead",
                        "invalid-event");
        assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
        job.cancel();
    }

    @Test
    void nudgesNobodyWhoBoughtDuringAnOutageLongerThanTheWait(@TempDir Path folder)
            throws Exception {
        // given
        SetClock clock = new SetClock("2026-03-01T10:00:10Z");
        String savepoint = stopWhileTwoUsersWait(clock, folder);
        topics.send(1, event("ann", "order_completed", "2026-03-01T10:30:00Z"));
        topics.send(0, checkout("eve", "2026-03-01T11:59:00Z"));
        topics.flush();

        // when
        clock.set("2026-03-01T12:00:00Z");
        KafkaJob job = start(clock, savepoint);

        // then
        assertThatOnlyBobIsNudged(job);
    }

    @Test
    void waitsForThePartitionOfThePurchaseHoweverLongItTakes(@TempDir Path folder)
            throws Exception {
        // given
        SetClock clock = new SetClock("2026-03-01T10:00:10Z");
        String savepoint = stopWhileTwoUsersWait(clock, folder);
        KafkaProducer<byte[], byte[]> obstruction = topics.obstruct(1);
        topics.send(1, event("ann", "order_completed", "2026-03-01T10:30:00Z"));
        topics.send(0, checkout("eve", "2026-03-01T11:59:00Z"));
        topics.flush();
        clock.set("2026-03-01T12:00:00Z");
        KafkaJob job = start(clock, savepoint);
        job.await("the other partitions", () -> topics.isRead(0));
        // Quiet partitions are probed meanwhile.
        job.passCheckpoints(10);
        assertThat(topics.reader("timeline").field("type"))
                .containsExactlyInAnyOrder("entered", "waiting", "entered", "waiting");

        // when
        obstruction.abortTransaction();

        // then
        assertThatOnlyBobIsNudged(job);
    }

    @Test
    void emitsNothingAfterARestoreUntilTheDefinitionsAreBack(@TempDir Path folder)
            throws Exception {
        // given
        SetClock clock = new SetClock("2026-03-01T10:00:10Z");
        String savepoint = stopWhileTwoUsersWait(clock, folder);
        topics.deleteDefinitions();
        topics.send(1, event("ann", "order_completed", "2026-03-01T10:30:00Z"));
        topics.send(0, checkout("eve", "2026-03-01T11:59:00Z"));
        topics.flush();
        clock.set("2026-03-01T12:00:00Z");
        KafkaJob job = start(clock, savepoint);
        job.await("all events", () -> topics.isRead(0) && topics.isRead(1));
        job.passCheckpoints(10);
        assertThat(topics.reader("timeline").field("type"))
                .containsExactlyInAnyOrder("entered", "waiting", "entered", "waiting");

        // when
        topics.createDefinitions();
        topics.publish("cart", Files.readString(JOURNEYS.resolve("cart.json")));
        topics.flush();

        // then
        assertThatOnlyBobIsNudged(job);
    }

    @Test
    void sendsDeliveriesToAWebhookAndTellsHowTheyEnded() throws Exception {
        // given
        try (ScriptedReceiver receiver =
                ScriptedReceiver.start(
                        ReceiverOptions.of(Clock.systemUTC()).script("500 ok 410 ok"))) {
            topics.control("destination/email", webhook(receiver));
            topics.publish("cart", Files.readString(JOURNEYS.resolve("cart.json")));
            KafkaJob job =
                    KafkaJob.start(
                            cluster,
                            topics.sendingOptions(new SetClock("2026-03-01T12:00:00Z")),
                            2,
                            null);
            CommittedTopic outcomes = topics.reader("outcomes");

            // when
            for (String user : List.of("ann", "bob")) {
                topics.send(0, identify(user));
                topics.send(0, checkout(user, "2026-03-01T10:00:00Z"));
            }
            topics.flush();
            job.await("two outcomes", () -> outcomes.records().size() == 2);
            JsonNode letter = await(job, "dead", 1).values().get(0);
            topics.redrive("ann", letter.path("text").asText());
            topics.redrive("bob", "{\"no\":\"delivery\"}");
            topics.flush();
            job.await("an outcome of what was sent again", () -> outcomes.records().size() == 3);

            // then
            assertThat(outcomes.field("state"))
                    .containsExactlyInAnyOrder("delivered", "dead", "delivered");
            assertThat(letter.path("reason").asText()).isEqualTo("delivery-dead");
            assertThat(letter.path("detail").asText())
                    .matches("destination email: status-410 after [12] attempts?");
            assertThat(letter.path("place").asText()).isEqualTo("destination/email");
            assertThat(receiver.requests()).isEqualTo(4);
            assertThat(await(job, "dead", 2).field("reason"))
                    .containsExactlyInAnyOrder("delivery-dead", "invalid-redrive");
            assertThat(topics.reader("deliveries").records()).isEmpty();
            job.cancel();
        }
    }

    private static String webhook(ScriptedReceiver receiver) {
        return """
        {"destination":"email","type":"webhook","url":"%s",
         "limits":{"inFlight":1},"retry":{"first":"PT0.05S","longest":"PT0.05S"}}
        """
                .formatted(receiver.url("/in"));
    }

    /** Ann and Bob have started a checkout at 10:00. */
    private String stopWhileTwoUsersWait(SetClock clock, Path folder) throws Exception {
        topics.publish("cart", Files.readString(JOURNEYS.resolve("cart.json")));
        for (String user : List.of("ann", "bob")) {
            topics.send(0, identify(user));
            topics.send(0, checkout(user, "2026-03-01T10:00:00Z"));
        }
        topics.flush();
        KafkaJob job = start(clock, null);
        CommittedTopic timeline = topics.reader("timeline");
        job.await(
                "two instances that wait",
                () -> Collections.frequency(timeline.field("type"), "waiting") == 2);
        return job.stop(folder);
    }

    private void assertThatOnlyBobIsNudged(KafkaJob job) throws Exception {
        CommittedTopic timeline = topics.reader("timeline");
        job.await(
                "the ends of both instances",
                () -> Collections.frequency(timeline.field("type"), "completed") == 2);
        assertThat(await(job, "deliveries", 2).values())
                .extracting(
                        delivery -> delivery.get("userId").asText(),
                        delivery -> delivery.get("event").asText())
                .containsExactlyInAnyOrder(tuple("ann", "thanks"), tuple("bob", "nudge"));
        assertThat(topics.reader("late").records()).isEmpty();
        job.cancel();
    }

    /** A topic with at least so many records; those of one transaction come one by one. */
    private CommittedTopic await(KafkaJob job, String topic, int count) throws Exception {
        CommittedTopic reader = topics.reader(topic);
        job.await(count + " of " + topic, () -> reader.records().size() >= count);
        return reader;
    }

    private KafkaJob start(String now) throws Exception {
        return start(new SetClock(now), null);
    }

    private KafkaJob start(SetClock clock, String savepoint) throws Exception {
        return KafkaJob.start(cluster, topics.options(clock), 2, savepoint);
    }

    private static ReplayOutput replay(ReplayEvents events, Path folder) throws IOException {
        Path file = events.writeTo(folder.resolve("events.jsonl"));
        Path output = folder.resolve("replay");
        CommandRun run =
                CommandRun.of(
                        "replay", "--journeys", JOURNEYS, "--events", file, "--output", output);
        assertThat(run.code()).as(run.err()).isZero();
        return new ReplayOutput(output);
    }

    private static Map<String, List<String>> byUser(List<String> lines) {
        return lines.stream()
                .collect(
                        Collectors.groupingBy(
                                line -> CommittedTopic.parse(line).get("userId").asText()));
    }

    /** Whether there is a topic for the delivery. */
    private static boolean isWritten(String delivery) {
        String destination = CommittedTopic.parse(delivery).get("destination").asText();
        return !destination.equals(RunTopics.NOWHERE);
    }

    /** What is to be seen of a delivery whose topic does not exist. */
    private static JsonNode refused(JsonNode delivery) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("reason", "unknown-topic")
                .put("text", delivery.toString());
    }

    /** Dead letters without what depends on where they were read. */
    @SafeVarargs
    private static List<String> sorted(List<JsonNode>... letters) {
        List<String> texts = new ArrayList<>();
        for (List<JsonNode> some : letters) {
            some.forEach(
                    letter ->
                            texts.add(
                                    letter.get("reason").asText()
                                            + ": "
                                            + letter.get("text").asText()));
        }
        Collections.sort(texts);
        return texts;
    }

    private static String identify(String user) {
        return "{\"type\":\"identify\",\"userId\":\"%s\",\"timestamp\":\"2026-03-01T09:00:00Z\",\"traits\":{\"email\":\"%s@example.org\"}}"
                .formatted(user, user);
    }

    private static String checkout(String user, String time) {
        return event(user, "checkout_started", time);
    }

    private static String event(String user, String name, String time) {
        return "{\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"properties\":{\"session\":\"s\",\"value\":50}}"
                .formatted(user, name, time);
    }
}
