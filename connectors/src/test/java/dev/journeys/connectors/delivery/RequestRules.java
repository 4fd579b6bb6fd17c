// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Answers the requests of a {@link RandomHistory}, and holds each against what is allowed. */
final class RequestRules {
    private static final double ROUNDING = 1e-6;

    private final DeliverySubtasks job;
    private final List<Call> pending = new ArrayList<>();
    private final List<Call> ghosts = new ArrayList<>();
    private final Map<String, Pace> paces = new HashMap<>();
    private Map<String, Integer> endedAttempts = new HashMap<>();
    private boolean complete;

    RequestRules(DeliverySubtasks job) {
        this.job = job;
    }

    /** All definitions that existed were told, or are about to be. */
    void complete(boolean newComplete) {
        complete = newComplete;
    }

    /** A request has begun. */
    void began(Call call) {
        Message message = call.message();
        DeliverySettings settings = call.channel().settings();
        String id = message.id();
        assertThat(complete).as("all definitions are known").isTrue();
        assertThat(message.body()).isEqualTo(("body of " + id).getBytes(UTF_8));
        assertThat(call.attempt())
                .as("number of the attempt of %s", id)
                .isEqualTo(endedAttempts.getOrDefault(id, 0) + 1);
        if (!message.again()) {
            assertThat(job.now() - message.timestamp())
                    .as("age of %s", id)
                    .isLessThan(settings.maxAge().toMillis());
        }
        assertThat(pending.stream().filter(other -> other.message().id().equals(id)).count())
                .as("other requests in flight of %s", id)
                .isZero();
        pending.add(call);
        assertThat(pending.stream().filter(other -> sameLane(other, call)).count())
                .as("requests in flight of %s", message.laneKey())
                .isLessThanOrEqualTo(settings.inFlightOf(message.lane()));
        pace(call).began(job.now());
    }

    private static boolean sameLane(Call one, Call other) {
        return one.message().laneKey().equals(other.message().laneKey());
    }

    private Pace pace(Call call) {
        String key = System.identityHashCode(call.channel()) + "/" + call.message().lane();
        double rate = call.channel().settings().perSecondOf(call.message().lane());
        return paces.computeIfAbsent(key, k -> new Pace(rate, job.now()));
    }

    /** Answers some request, somehow. */
    void reply(Random random) {
        if (pending.isEmpty()) {
            return;
        }
        Call call = pending.remove(random.nextInt(pending.size()));
        switch (random.nextInt(8)) {
            case 0 -> call.die(410);
            case 1 -> call.die(0);
            case 2 -> fail(call, null);
            case 3 -> fail(call, Duration.ofMillis(random.nextInt(20_000)));
            case 4 -> {
                count(call);
                call.future().completeExceptionally(new IllegalStateException("On purpose."));
            }
            default -> call.deliver();
        }
    }

    private void fail(Call call, Duration after) {
        count(call);
        call.fail(503, after);
    }

    private void count(Call call) {
        endedAttempts.merge(call.message().id(), 1, Integer::sum);
    }

    /** A request of before a restore is answered. */
    void replyToGhost(Random random) {
        if (!ghosts.isEmpty()) {
            ghosts.remove(random.nextInt(ghosts.size())).deliver();
        }
    }

    void deliverAll() {
        List<Call> all = List.copyOf(pending);
        pending.clear();
        all.forEach(Call::deliver);
    }

    /** How many attempts of each message have ended. */
    Map<String, Integer> endedAttempts() {
        return new HashMap<>(endedAttempts);
    }

    /** The operator goes back to a checkpoint; nothing may begin until definitions are told. */
    void restore(Map<String, Integer> attempts) {
        endedAttempts = new HashMap<>(attempts);
        ghosts.addAll(pending);
        pending.clear();
        paces.clear();
        complete = false;
    }

    /** How fast a lane has been, since its first request. */
    private static final class Pace {
        private final double perMilli;
        private final double burst;
        private final long since;
        private long begun;

        Pace(double perSecond, long since) {
            perMilli = perSecond / 1_000;
            burst = Math.max(1, perSecond / 10);
            this.since = since;
        }

        void began(long now) {
            begun++;
            if (!Double.isInfinite(perMilli)) {
                assertThat((double) begun)
                        .as("requests that have begun")
                        .isLessThanOrEqualTo(burst + (now - since) * perMilli + ROUNDING);
            }
        }
    }
}
