// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.receiver.ReceivedRequest;
import dev.journeys.connectors.receiver.ReceiverOptions;
import dev.journeys.connectors.receiver.ScriptedReceiver;
import dev.journeys.job.cli.CommandRun;
import dev.journeys.job.cli.DefinitionFixtures;
import java.nio.file.Path;
import java.time.Clock;
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

/** Deliveries that are dead, the command that has them sent again, and the job that does it. */
class RedriveJobITCase {
    private static final String SIGNED_UP =
            "{\"type\":\"track\",\"event\":\"signed_up\",\"userId\":\"%s\",\"timestamp\":\"%s\"}";

    private static final String DELIVERY =
            "{\"id\":\"d-%d\",\"destination\":\"crm\",\"userId\":\"u-%d\","
                    + "\"timestamp\":\"2026-03-01T10:00:00.000Z\"}";

    private final RunTopics topics = new RunTopics(1);
    private final SetClock clock = new SetClock("2026-03-01T10:00:10Z");
    private MiniCluster cluster;

    @BeforeEach
    void startCluster(@TempDir Path checkpoints) throws Exception {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(config)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(2)
                                .build());
        cluster.start();
    }

    @AfterEach
    void stop() {
        cluster.closeAsync().join();
        topics.close();
    }

    @Test
    void sendsWhatIsDeadOnceMoreWithTheSameIdAndBody() throws Exception {
        ReceiverOptions receiving = ReceiverOptions.of(Clock.systemUTC());
        try (ScriptedReceiver receiver =
                ScriptedReceiver.start(receiving.script("410*2 ok").eachDelivery())) {
            // given
            publish(receiver.url("/in"));
            topics.send(0, SIGNED_UP.formatted("u-1", "2026-03-01T10:00:00Z"));
            topics.flush();
            KafkaJob job = KafkaJob.start(cluster, topics.sendingOptions(clock), 2, null);
            CommittedTopic outcomes = topics.reader("outcomes");
            job.await("a death", () -> outcomes.records().size() == 1);

            // when
            CommandRun first = redrive();
            job.await("another death", () -> outcomes.records().size() == 2);
            clock.set("2026-03-04T10:00:00Z");
            CommandRun second = redrive();
            job.await("a delivery", () -> outcomes.records().size() == 3);
            CommandRun third = redrive();
            job.cancel();

            // then
            assertThat(first.out()).startsWith("crm: 1 to send again\n1 written");
            assertThat(second.out()).startsWith("crm: 1 to send again\n1 written");
            assertThat(third.out()).startsWith("crm: 0 to send again, 1 sent again before\n");
            assertThat(outcomes.field("state")).containsExactly("dead", "dead", "delivered");
            assertThat(outcomes.field("attempts")).containsOnly("1");
            List<ReceivedRequest> requests = receiver.received();
            assertThat(requests).hasSize(3);
            assertThat(requests).extracting(ReceivedRequest::id).containsOnly(id(outcomes));
            assertThat(requests)
                    .extracting(ReceivedRequest::bodyHash)
                    .containsOnly(requests.get(0).bodyHash());
        }
    }

    @Test
    void sendsWhatHasExpiredWhereItIsTold() throws Exception {
        ReceiverOptions receiving = ReceiverOptions.of(Clock.systemUTC());
        try (ScriptedReceiver receiver = ScriptedReceiver.start(receiving)) {
            // given
            publish(receiver.url("/in"));
            topics.send(0, SIGNED_UP.formatted("u-1", "2026-02-27T10:00:00Z"));
            topics.flush();
            KafkaJob job = KafkaJob.start(cluster, topics.sendingOptions(clock), 2, null);
            CommittedTopic outcomes = topics.reader("outcomes");
            job.await("an expiry", () -> outcomes.records().size() == 1);

            // when
            CommandRun usual = redrive();
            CommandRun told = redrive("--reason", "delivery-expired");
            job.await("a delivery", () -> outcomes.records().size() == 2);
            job.cancel();

            // then
            assertThat(usual.out()).isEqualTo("Nothing to send again.\n");
            assertThat(told.out()).startsWith("crm: 1 to send again\n1 written");
            assertThat(outcomes.field("state")).containsExactly("expired", "delivered");
            assertThat(receiver.received())
                    .extracting(ReceivedRequest::id)
                    .containsExactly(id(outcomes));
        }
    }

    @Test
    void sendsAsManyAtOnceAsTheDestinationTakesAndNoMore() throws Exception {
        ReceiverOptions receiving = ReceiverOptions.of(Clock.systemUTC());
        try (ScriptedReceiver receiver =
                ScriptedReceiver.start(receiving.script("hang").countingOnly())) {
            // given
            publish(receiver.url("/in"), ",\"limits\":{\"inFlight\":4},\"deadline\":\"PT1M\"");
            for (int user = 0; user < 20; user++) {
                topics.redrive("u-" + user, DELIVERY.formatted(user, user));
            }
            topics.flush();

            // when
            KafkaJob job = KafkaJob.start(cluster, topics.sendingOptions(clock), 2, null);
            job.await("4 requests in flight", () -> receiver.highestInFlight() >= 4);
            job.passCheckpoints(2);
            int highest = receiver.highestInFlight();
            job.cancel();

            // then
            assertThat(highest).isEqualTo(4);
        }
    }

    private void publish(String url) {
        publish(url, "");
    }

    /**
     * @param more members of the destination, each after a comma
     */
    private void publish(String url, String more) {
        topics.control(
                "destination/crm",
                "{\"destination\":\"crm\",\"type\":\"webhook\",\"url\":\"%s\"%s}"
                        .formatted(url, more));
        topics.publish("hello", DefinitionFixtures.valid("hello", 1).replace("email", "crm"));
    }

    private static String id(CommittedTopic outcomes) {
        return outcomes.field("delivery").get(0);
    }

    private CommandRun redrive(String... arguments) {
        Object[] all = new Object[arguments.length + 7];
        all[0] = "redrive";
        all[1] = "--bootstrap-servers";
        all[2] = topics.servers();
        all[3] = "--dead-letters-topic";
        all[4] = topics.events().replace(".events", ".dead");
        all[5] = "--redrive-topic";
        all[6] = topics.events().replace(".events", ".redrive");
        System.arraycopy(arguments, 0, all, 7, arguments.length);
        return CommandRun.of(all);
    }
}
