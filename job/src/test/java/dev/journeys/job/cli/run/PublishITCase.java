// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeys.job.TopicInput;
import dev.journeys.job.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that publish, and the whole job that answers them. */
class PublishITCase {
    private static final String DEFINITION =
            """
            { "id": "cart", "version": %d, "entry": { "event": "started" },
              "steps": [ { "id": "wait", "type": "delay", "for": "P30D" } ] }
            """;

    private final RunTopics topics = new RunTopics(2);
    private MiniCluster cluster;
    private KafkaJob job;
    private Path config;
    private Path journey;
    private String effectiveFrom = "";

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        config = Files.write(folder.resolve("shop.properties"), topics.properties());
        journey = folder.resolve("cart.json");
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(2)
                                .build());
        cluster.start();
        job = KafkaJob.start(cluster, withShortBound(topics.options(Clock.systemUTC())), 2, null);
    }

    private static RunOptions withShortBound(RunOptions options) {
        TopicInput events = options.events();
        return new RunOptions(
                options.jobName(),
                new TopicInput(
                        events.records(),
                        events.eventFormat(),
                        Duration.ofSeconds(1),
                        events.futureLimit(),
                        events.clock()),
                options.definitionsTopic(),
                options.engine(),
                options.output(),
                options.redriveTopic(),
                options.destinations(),
                options.checkpointInterval(),
                options.flink());
    }

    @AfterEach
    void stop() throws Exception {
        job.cancel();
        cluster.closeAsync().join();
        topics.close();
    }

    @Test
    void changeWhatBecomesOfEventsOnceEverySubtaskHasAcknowledged() throws Exception {
        // given
        CommittedTopic timeline = topics.reader("timeline");
        assertThat(journeys()).isEmpty();

        // when
        publish(1);
        send("ann");
        job.await("an entry", () -> timeline.field("type").contains("entered"));
        publish(2);
        send("bob");
        job.await("another entry", () -> entered(timeline).size() == 2);
        change("pause", "cart");
        send("cat");
        change("archive", "cart");
        job.await("the end of both", () -> ended(timeline).size() == 2);

        // then
        assertThat(entered(timeline)).containsExactlyInAnyOrder("ann 1", "bob 2");
        assertThat(ended(timeline)).containsExactlyInAnyOrder("ann archived", "bob archived");
        assertThat(journeys()).containsExactly("cart 2 archived");
    }

    @Test
    void refuseASendToADestinationThatIsNowhereAndPublishBothTogether(@TempDir Path folder)
            throws Exception {
        // given
        Path journeyToCrm =
                Files.writeString(
                        folder.resolve("nudge.json"),
                        """
                        { "id": "nudge", "version": 1, "entry": { "event": "started" },
                          "steps": [ { "id": "send", "type": "send", "destination": "crm" } ] }
                        """);

        // when
        CommandRun refused = command("publish", "--any-destination=false", journeyToCrm.toString());
        Files.writeString(
                folder.resolve("crm.json"), "{ \"destination\": \"crm\", \"type\": \"log\" }");
        CommandRun published =
                command(
                        "publish",
                        "--any-destination=false",
                        "--timeout",
                        "PT60S",
                        folder.toString());
        CommandRun again =
                command(
                        "publish",
                        "--again",
                        "--any-destination=false",
                        "--timeout",
                        "PT60S",
                        folder.resolve("crm.json").toString());

        // then
        assertThat(refused.code()).isEqualTo(2);
        JsonNode problem = CommittedTopic.parse(refused.out()).at("/problems/0");
        assertThat(problem.path("code").asText()).isEqualTo("unknown-destination");
        assertThat(problem.path("pointer").asText()).isEqualTo("/steps/0/destination");
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        for (CommandRun run : List.of(published, again)) {
            assertThat(run.code()).as(run.err()).isZero();
            JsonNode destination = CommittedTopic.parse(run.out()).at("/destinations/0");
            assertThat(destination.path("destination").asText()).isEqualTo("crm");
            assertThat(destination.at("/record/key").asText()).isEqualTo("destination/crm");
            assertThat(destination.at("/acknowledgement/acknowledged").toString())
                    .isEqualTo("[0,1]");
        }
        assertThat(CommittedTopic.parse(command("list").out()).at("/destinations/0/type").asText())
                .isEqualTo("log");
        assertThat(
                        CommittedTopic.parse(command("show", "destination/crm").out())
                                .at("/definition/type")
                                .asText())
                .isEqualTo("log");
        assertThat(command("diff", "--any-destination=false", folder.toString()).code()).isZero();
    }

    @Test
    void tellThatTheJobDoesNotAllowADestination(@TempDir Path folder) throws Exception {
        // given
        Path crm =
                Files.writeString(
                        folder.resolve("crm.json"),
                        "{ \"destination\": \"crm\", \"type\": \"log\" }");
        CommandRun allowed = command("publish", "--timeout", "PT60S", crm.toString());

        // when
        Files.writeString(crm, "{ \"destination\": \"crm\", \"type\": \"file\" }");
        CommandRun refused = command("publish", "--timeout", "PT60S", crm.toString());

        Files.writeString(
                crm,
                "{\"destination\":\"crm\",\"type\":\"kafka\",\"topic\":\"%s\"}"
                        .formatted(topics.definitions()));
        CommandRun loop = command("publish", "--timeout", "PT60S", crm.toString());

        // then
        assertThat(loop.code()).isEqualTo(3);
        assertThat(loop.out()).contains("Expected a topic of deliveries");
        assertThat(allowed.code()).as(allowed.err()).isZero();
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.out()).contains("crm", "start it with --file-destinations");
    }

    private void publish(int version) throws IOException {
        Files.writeString(journey, DEFINITION.formatted(version));
        change("publish", journey.toString());
    }

    /** Runs a command, and lets what it has changed come into effect. */
    private void change(String command, String argument) {
        CommandRun run = command(command, "--timeout", "PT60S", argument);
        assertThat(run.err().lines().filter(line -> !line.contains("archiving ends"))).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode json = CommittedTopic.parse(run.out());
        assertThat(json.path("result").asText()).isEqualTo("done");
        JsonNode acknowledgement = json.at("/journeys/0/acknowledgement");
        assertThat(acknowledgement.path("acknowledged").toString()).isEqualTo("[0,1]");
        assertThat(acknowledgement.path("late").asBoolean()).isFalse();
        effectiveFrom = json.path("effectiveFrom").asText();
    }

    /**
     * An event of now, or of the time at which the last change takes effect if that is to come. The
     * job goes by the clock where partitions are quiet, so that an older one would be late.
     */
    private void send(String user) {
        Instant now = Clock.systemUTC().instant();
        Instant effective = Instant.parse(effectiveFrom);
        topics.sendOf(
                user,
                "{\"userId\":\"%s\",\"event\":\"started\",\"timestamp\":\"%s\"}"
                        .formatted(user, now.isAfter(effective) ? now : effective));
        topics.flush();
    }

    private List<String> journeys() {
        List<String> journeys = new ArrayList<>();
        for (JsonNode row : CommittedTopic.parse(command("list").out()).path("journeys")) {
            // The last change may be a second ahead of the clock.
            JsonNode last = row.has("next") ? row.path("next") : row;
            journeys.add(
                    row.path("journey").asText()
                            + " "
                            + last.path("version").asInt()
                            + " "
                            + last.path("status").asText());
        }
        return journeys;
    }

    private CommandRun command(String name, String... arguments) {
        List<Object> all = new ArrayList<>(List.of(name, "--config", config, "--format=json"));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray());
    }

    private static List<String> entered(CommittedTopic timeline) {
        return timeline.values().stream()
                .filter(row -> row.path("type").asText().equals("entered"))
                .map(row -> row.path("userId").asText() + " " + row.path("version").asInt())
                .toList();
    }

    private static List<String> ended(CommittedTopic timeline) {
        return timeline.values().stream()
                .filter(row -> row.path("type").asText().equals("exited"))
                .map(row -> row.path("userId").asText() + " " + row.path("reason").asText())
                .toList();
    }
}
