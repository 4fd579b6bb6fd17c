// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/**
 * A random course of messages, replies, time, definitions, checkpoints, rescales and failures.
 * After a failure the operator has what its last checkpoint had, its outputs since are void, and
 * its source sends again what came since.
 */
@SuppressWarnings("try") // Its close declares every exception, as the harness's does.
final class RandomHistory implements AutoCloseable {
    private static final int WORDS = 6;
    private static final int DESTINATIONS = 5;
    private static final int ROCKSDB_EVERY = 10;

    private final Random random;
    private final DeliverySubtasks job;
    private final Map<String, DeliverySettings> settings = new HashMap<>();
    private final Map<String, DeliverySettings> current = new HashMap<>();
    private final List<Message> arrived = new ArrayList<>();
    private final RequestRules rules;
    private Checkpoint last;
    private int number;

    RandomHistory(long seed) throws Exception {
        random = new Random(seed);
        StateBackend backend =
                seed % ROCKSDB_EVERY == 0
                        ? new EmbeddedRocksDBStateBackend()
                        : new HashMapStateBackend();
        job = new DeliverySubtasks(1 + random.nextInt(3), Duration.ZERO, backend);
        rules = new RequestRules(job);
        job.onCall(rules::began);
        job.name("fine", Settings.PLAIN);
        for (int word = 0; word < WORDS; word++) {
            settings.put("s" + word, randomSettings());
            job.name("s" + word, settings.get("s" + word));
        }
        last = checkpoint();
        job.complete();
        rules.complete(true);
    }

    private DeliverySettings randomSettings() {
        return new DeliverySettings(
                pick(Double.POSITIVE_INFINITY, 0.7, 5.0, 50.0),
                pick(1, 3, 20, 64),
                new RetrySettings(
                        pick(1, 3, 5),
                        Duration.ofMillis(pick(1, 200, 2_000)),
                        Duration.ofSeconds(pick(2, 20)),
                        Duration.ofSeconds(pick(0, 5, 60))),
                new BreakerSettings(pick(1, 3, 8), Duration.ofSeconds(pick(1, 10))),
                Duration.ofSeconds(pick(5, 60, 3_600)));
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    void step() throws Exception {
        int dice = random.nextInt(100);
        if (dice < 45) {
            arrive();
        } else if (dice < 75) {
            reply();
        } else if (dice < 87) {
            job.advance(Duration.ofMillis(random.nextInt(pick(50, 2_000, 15_000))));
        } else if (dice < 92) {
            define();
        } else if (dice < 95) {
            last = checkpoint();
        } else if (dice < 97) {
            last = checkpoint();
            restore();
        } else if (dice < 98) {
            restore();
        } else {
            rules.replyToGhost(random);
            job.settle();
        }
    }

    private void arrive() throws Exception {
        int burst = pick(1, 1, 1, 30);
        for (int i = 0; i < burst; i++) {
            String destination = "d" + random.nextInt(DESTINATIONS + 1);
            DeliverySettings known = current.getOrDefault(destination, Settings.PLAIN);
            String id = "m" + number++;
            int lane = random.nextInt(8) == 0 ? 0 : Message.laneOf(id, known.lanes());
            long age = random.nextInt(pick(1, 1_000, 100_000));
            Message message =
                    DeliverySubtasks.message(
                            destination, lane, id, job.now() - age, random.nextInt(20) == 0);
            arrived.add(message);
            job.send(message);
        }
    }

    private void reply() {
        int replies = pick(1, 1, 10);
        for (int i = 0; i < replies; i++) {
            rules.reply(random);
        }
        job.settle();
    }

    private void define() throws Exception {
        String id = "d" + random.nextInt(DESTINATIONS);
        if (random.nextInt(5) == 0) {
            current.remove(id);
            job.remove(id);
            return;
        }
        String word = "s" + random.nextInt(WORDS);
        String definition = random.nextInt(4) == 0 ? pick("batch", "elsewhere", "broken") : word;
        if (definition.equals(word)) {
            current.put(id, settings.get(word));
        }
        job.set(id, definition);
    }

    private Checkpoint checkpoint() throws Exception {
        DeliverySubtasks.Snapshot snapshot = job.snapshot();
        checkSums();
        return new Checkpoint(snapshot, arrived.size(), rules.endedAttempts());
    }

    /** What came is what came out and what waits. */
    private void checkSums() {
        int out = job.outcomes().size() + job.batches().size();
        assertThat(out + job.waiting()).isEqualTo(arrived.size());
        for (DestinationLanes destination : job.lanes()) {
            for (Lane lane : destination.lanes()) {
                LaneState state = lane.state();
                assertThat(state.sent())
                        .as("sent to %s", lane.key())
                        .isEqualTo(
                                state.delivered()
                                        + state.dead()
                                        + state.expired()
                                        + lane.waiting());
            }
        }
        assertThat(endedIds()).as("different messages that ended").hasSize(out);
    }

    private Set<String> endedIds() {
        Set<String> ids = new HashSet<>();
        job.outcomes().forEach(outcome -> ids.add(outcome.delivery()));
        job.batches().forEach(entry -> ids.add(entry.id()));
        return ids;
    }

    private void restore() throws Exception {
        rules.restore(last.attempts());
        job.restore(last.snapshot(), 1 + random.nextInt(3));
        List<Message> again = arrived.subList(last.arrived(), arrived.size());
        int early = random.nextInt(again.size() + 1);
        for (Message message : again.subList(0, early)) {
            job.send(message);
        }
        job.advance(Duration.ofMillis(random.nextInt(3_000)));
        rules.complete(true);
        job.tellDefinitions();
        for (Message message : again.subList(early, again.size())) {
            job.send(message);
        }
    }

    /** All destinations work, so everything ends. */
    void finish() throws Exception {
        for (int destination = 0; destination < DESTINATIONS; destination++) {
            job.set("d" + destination, "fine");
        }
        for (int i = 0; i < 1_000 && job.waiting() > 0; i++) {
            rules.deliverAll();
            job.settle();
            job.jump(Duration.ofSeconds(1));
        }
        checkpoint();
        assertThat(job.waiting()).isZero();
        assertThat(job.timers()).as("timers").isZero();
        assertThat(job.stateEntries())
                .as("values in state: lanes, and no messages")
                .isEqualTo(job.lanes().stream().mapToLong(each -> each.lanes().size()).sum());
        assertThat(endedIds()).hasSize(arrived.size());
        for (Outcome outcome : job.outcomes()) {
            assertThat(outcome.message().body())
                    .isEqualTo(("body of " + outcome.delivery()).getBytes(UTF_8));
        }
    }

    @Override
    public void close() throws Exception {
        job.close();
    }

    /**
     * Where a failure goes back to.
     *
     * @param arrived how many messages had come
     * @param attempts how many attempts of each message had ended
     */
    private record Checkpoint(
            DeliverySubtasks.Snapshot snapshot, int arrived, Map<String, Integer> attempts) {}
}
