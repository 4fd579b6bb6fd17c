// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.journeys.connectors.delivery.Outcome.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryOperatorTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration GRACE = Duration.ofMillis(DestinationBook.GRACE_MILLIS);

    private DeliverySubtasks job;

    @BeforeEach
    void start() throws Exception {
        job = new DeliverySubtasks(1);
        job.name("plain", Settings.PLAIN);
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
    }

    private void known(String definition) throws Exception {
        job.set("crm", definition);
        job.complete();
    }

    private void known(DeliverySettings settings) throws Exception {
        job.name("own", settings);
        known("own");
    }

    private List<String> ended() {
        return job.outcomes().stream()
                .map(
                        outcome ->
                                "%s %s %d %d %s"
                                        .formatted(
                                                outcome.delivery(),
                                                outcome.state(),
                                                outcome.attempts(),
                                                outcome.status(),
                                                outcome.reason())
                                        .trim())
                .toList();
    }

    private List<String> called() {
        return job.calls().stream().map(Call::toString).toList();
    }

    @Test
    void tellsWhatWasDelivered() throws Exception {
        // given
        known("plain");
        Message message = job.message("crm", "a");

        // when
        job.send(message);
        job.call("a").deliver();
        job.settle();

        // then
        assertThat(job.outcomes())
                .containsExactly(
                        new Outcome(
                                "a",
                                "crm",
                                "user of a",
                                State.DELIVERED,
                                1,
                                200,
                                "",
                                job.now(),
                                message));
        assertThat(job.waiting()).isZero();
    }

    @Test
    void keepsNothingInStateOfWhatIsDeliveredBetweenTwoCheckpoints() throws Exception {
        // given
        known("plain");

        // when
        job.send("crm", "a", "b");

        // then
        assertThat(called()).containsExactly("a 1", "b 1");
        assertThat(job.stateEntries()).isZero();
    }

    @Test
    void sendsNothingBeforeAllDefinitionsAreKnown() throws Exception {
        // given
        job.name("old", Settings.PLAIN);
        job.set("crm", "old");

        // when
        job.send("crm", "a", "b");
        job.set("crm", "plain");

        // then
        assertThat(job.calls()).isEmpty();
        assertThat(job.channels()).isEmpty();

        // when
        job.complete();

        // then
        assertThat(called()).containsExactly("a 1", "b 1");
        assertThat(job.channels()).hasSize(1);
    }

    @Test
    void triesAgainWithTheSameIdAndBody() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");

        // when
        job.call("a").fail(503);
        job.settle();
        job.advance(Duration.ofSeconds(1));

        // then
        assertThat(called()).containsExactly("a 1", "a 2");
        assertThat(job.call("a").message().body()).isEqualTo("body of a".getBytes(UTF_8));
        assertThat(job.outcomes()).isEmpty();

        // when
        job.call("a").deliver();
        job.settle();

        // then
        assertThat(ended()).containsExactly("a DELIVERED 2 200");
    }

    @Test
    void waitsLongerFromAttemptToAttempt() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");
        job.call("a").fail(503);
        job.settle();

        // when
        job.advance(Duration.ofMillis(499));

        // then
        assertThat(called()).containsExactly("a 1");

        // when
        job.advance(Duration.ofMillis(501));
        job.call("a").fail(503);
        job.settle();
        job.advance(Duration.ofMillis(999));

        // then
        assertThat(called()).containsExactly("a 1", "a 2");

        // when
        job.advance(Duration.ofMillis(1_001));

        // then
        assertThat(called()).containsExactly("a 1", "a 2", "a 3");
    }

    @Test
    void isDeadAfterTheLastAttempt() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");

        // when
        for (int attempt = 1; attempt <= 3; attempt++) {
            job.call("a").fail(500 + attempt);
            job.settle();
            job.advance(MINUTE);
        }

        // then
        assertThat(called()).containsExactly("a 1", "a 2", "a 3");
        assertThat(ended()).containsExactly("a DEAD 3 503 status-503");
        assertThat(job.stateEntries()).isZero();
    }

    @Test
    void doesNotTryAgainWhatNoAttemptCouldDeliver() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");

        // when
        job.call("a").die(410);
        job.settle();
        job.advance(MINUTE);

        // then
        assertThat(called()).containsExactly("a 1");
        assertThat(ended()).containsExactly("a DEAD 1 410 status-410");
    }

    @Test
    void triesAgainWhereTheChannelBreaksItsContract() throws Exception {
        // given
        known("plain");
        job.onCall(
                call -> {
                    if (call.attempt() == 1) {
                        throw new IllegalStateException("A failure that the test asked for.");
                    }
                });
        job.send("crm", "a");

        // when
        job.advance(Duration.ofSeconds(1));
        job.call("a").future().completeExceptionally(new IllegalStateException("Another."));
        job.settle();
        job.advance(Duration.ofSeconds(2));
        job.call("a").future().complete(null);
        job.settle();

        // then
        assertThat(called()).containsExactly("a 1", "a 2", "a 3");
        assertThat(ended()).containsExactly("a DEAD 3 0 channel-failed");
    }

    @Test
    void failsTheTaskWhereNothingCanBeSentAnyMore() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");
        ChannelGoneException gone = new ChannelGoneException("A failure that the test asked for.");

        // when
        job.call("a").future().completeExceptionally(new CompletionException(gone));

        // then
        assertThatThrownBy(job::settle).isSameAs(gone);
        assertThat(job.waiting()).as("what a restore sends again").isOne();
        assertThat(job.outcomes()).isEmpty();
    }

    @Test
    void failsTheTaskTooWhereThisIsThrownAtOnce() throws Exception {
        // given
        known("plain");
        ChannelGoneException gone = new ChannelGoneException("A failure that the test asked for.");
        job.onCall(
                call -> {
                    throw gone;
                });

        // then
        assertThatThrownBy(() -> job.send("crm", "a")).isSameAs(gone);
        assertThat(job.waiting()).isOne();
    }

    @Test
    void leavesTheDestinationAloneForAsLongAsItAsks() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");
        job.call("a").fail(429, Duration.ofSeconds(30));
        job.settle();

        // when
        job.send("crm", "b");
        job.advance(Duration.ofSeconds(30).minus(MILLI));

        // then
        assertThat(called()).containsExactly("a 1");

        // when
        job.advance(MILLI);

        // then
        assertThat(called()).containsExactlyInAnyOrder("a 1", "a 2", "b 1");
    }

    @Test
    void cutsTheTimeThatADestinationAsksFor() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");

        // when
        job.call("a").fail(503, Duration.ofDays(3));
        job.settle();
        job.advance(Duration.ofMinutes(10).minus(MILLI));

        // then
        assertThat(called()).containsExactly("a 1");

        // when
        job.advance(MILLI);

        // then
        assertThat(called()).containsExactly("a 1", "a 2");
    }

    @Test
    void stopsAfterFailuresInARowAndGoesOnAfterAProbe() throws Exception {
        // given
        known(Settings.breaker(2, Duration.ofSeconds(30)));
        job.send("crm", "a", "b");
        job.call("a").fail(500);
        job.call("b").fail(500);
        job.settle();

        // when
        job.send("crm", "c", "d");
        job.advance(Duration.ofSeconds(30).minus(MILLI));

        // then
        assertThat(called()).containsExactly("a 1", "b 1");

        // when
        job.advance(MILLI);

        // then
        assertThat(called()).containsExactly("a 1", "b 1", "c 1");

        // when
        job.call("c").deliver();
        job.settle();

        // then
        assertThat(called()).containsExactlyInAnyOrder("a 1", "b 1", "c 1", "d 1", "a 2", "b 2");
    }

    @Test
    void stopsAgainWhereTheProbeFails() throws Exception {
        // given
        known(Settings.breaker(1, Duration.ofSeconds(30)));
        job.send("crm", "a");
        job.call("a").fail(500);
        job.settle();
        job.send("crm", "b", "c");
        job.advance(Duration.ofSeconds(30));
        String probe = job.calls().get(1).message().id();

        // when
        job.call(probe).fail(500);
        job.settle();
        job.advance(Duration.ofSeconds(30).minus(MILLI));

        // then
        assertThat(job.calls()).hasSize(2);

        // when
        job.advance(MILLI);

        // then
        assertThat(job.calls()).hasSize(3);
    }

    @Test
    void takesAnAnswerThatRefusesOneMessageForALifeSign() throws Exception {
        // given
        known(Settings.breaker(2, Duration.ofSeconds(30)));
        job.send("crm", "a", "b", "c");

        // when
        job.call("a").fail(500);
        job.call("b").die(422);
        job.call("c").fail(500);
        job.settle();
        job.send("crm", "d");

        // then
        assertThat(called()).contains("d 1");
    }

    @Test
    void hasNoMoreInFlightThanItsShare() throws Exception {
        // given
        known(Settings.inFlight(40));
        int share = 40 / Message.LANES;

        // when
        job.send("crm", "a", "b", "c", "d");

        // then
        assertThat(job.calls()).hasSize(share);

        // when
        job.call("b").deliver();
        job.settle();

        // then
        assertThat(called()).containsExactly("a 1", "b 1", "c 1");
    }

    @Test
    void keepsTheRateOfItsShare() throws Exception {
        // given
        known(Settings.perSecond(1));

        // when
        job.send("crm", "a", "b", "c");

        // then
        assertThat(called()).containsExactly("a 1");

        // when
        job.advance(Duration.ofMillis(999));

        // then
        assertThat(called()).containsExactly("a 1");

        // when
        job.advance(MILLI);

        // then
        assertThat(called()).containsExactly("a 1", "b 1");
    }

    @Test
    void doesNotSendWhatIsTooOldWhenItComes() throws Exception {
        // given
        known("plain");

        // when
        job.send(at("old", Duration.ofHours(4)));
        job.send(at("young", Duration.ofHours(4).minus(MILLI)));

        // then
        assertThat(ended()).containsExactly("old EXPIRED 0 0");
        assertThat(called()).containsExactly("young 1");
    }

    private Message at(String id, Duration age) {
        return DeliverySubtasks.message("crm", 0, id, job.now() - age.toMillis(), false);
    }

    @Test
    void doesNotSendWhatHasBecomeTooOldWhileItWaited() throws Exception {
        // given
        known(Settings.inFlight(1));
        job.send("crm", "a");
        job.send(at("old", Duration.ofHours(3)));
        job.send("crm", "b");

        // when
        job.advance(HOUR);

        // then
        assertThat(ended()).containsExactly("old EXPIRED 0 0");
        assertThat(called()).containsExactly("a 1");
    }

    @Test
    void endsWhatIsTooOldAtItsTimeAndNotAtItsNextAttempt() throws Exception {
        // given
        known("plain");
        job.send(at("a", Duration.ofHours(4).minusMillis(300)));
        job.call("a").fail(503);
        job.settle();

        // when
        job.advance(Duration.ofMillis(299));

        // then
        assertThat(job.outcomes()).isEmpty();

        // when
        job.advance(MILLI);

        // then
        assertThat(ended()).containsExactly("a EXPIRED 1 503 status-503");
        assertThat(called()).containsExactly("a 1");
    }

    @Test
    void sendsOnDemandWhateverItsAge() throws Exception {
        // given
        known("plain");
        Message message = DeliverySubtasks.message("crm", 0, "a", 0, true);

        // when
        job.send(message);
        job.call("a").fail(500);
        job.settle();
        job.advance(Duration.ofSeconds(1));

        // then
        assertThat(called()).containsExactly("a 1", "a 2");
    }

    @Test
    void takesAnyTimestamp() throws Exception {
        // given
        known("plain");

        // when
        job.send(DeliverySubtasks.message("crm", 0, "first", Long.MIN_VALUE, false));
        job.send(DeliverySubtasks.message("crm", 0, "last", Long.MAX_VALUE, false));

        // then
        assertThat(ended()).containsExactly("first EXPIRED 0 0");
        assertThat(called()).containsExactly("last 1");
    }

    @Test
    void isDeadWhereNobodyKnowsTheDestination() throws Exception {
        // given
        job.send("crm", "a");

        // when
        job.complete();
        job.send("crm", "b");
        job.advance(GRACE.minus(MILLI));

        // then
        assertThat(ended()).isEmpty();

        // when
        job.advance(MILLI);
        job.send("crm", "c");

        // then
        assertThat(ended())
                .containsExactly(
                        "a DEAD 0 0 unknown-destination",
                        "b DEAD 0 0 unknown-destination",
                        "c DEAD 0 0 unknown-destination");
        assertThat(job.waiting()).isZero();
    }

    @Test
    void waitsForADefinitionThatItsMessagesHaveOvertaken() throws Exception {
        // given
        job.complete();
        job.send("crm", "a");
        job.onCall(Call::deliver);

        // when
        job.advance(MILLI);
        job.set("crm", "plain");
        job.settle();

        // then
        assertThat(ended()).containsExactly("a DELIVERED 1 200");
    }

    @Test
    void isDeadWhereTheDestinationWasRemoved() throws Exception {
        // given
        known(Settings.inFlight(1));
        job.send("crm", "a", "b", "c");

        // when
        job.remove("crm");

        // then
        assertThat(ended())
                .containsExactly(
                        "b DEAD 0 0 destination-removed", "c DEAD 0 0 destination-removed");
        assertThat(job.channels().get(0).isClosed()).isFalse();

        // when
        job.call("a").fail(500);
        job.settle();
        job.advance(MILLI);

        // then
        assertThat(ended()).last().isEqualTo("a DEAD 1 500 destination-removed");
        assertThat(job.channels().get(0).isClosed()).isTrue();
    }

    @Test
    void endsMoreThanFitsIntoOneSliceWhereTheDestinationWasRemoved() throws Exception {
        // given
        known(Settings.inFlight(1));
        int many = 2 * LaneRunner.SLICE + 2;
        for (int i = 0; i < many; i++) {
            job.send("crm", "m" + i);
        }

        // when
        job.remove("crm");

        // then
        assertThat(job.outcomes()).hasSize(LaneRunner.SLICE);

        // when
        job.advance(MILLI);
        job.advance(MILLI);

        // then
        assertThat(job.outcomes()).hasSize(many - 1);
    }

    @Test
    void forgetsLanesOfDestinationsThatAreGone() throws Exception {
        // given
        known(Settings.inFlight(1));
        job.send("crm", "a", "b");
        job.send("other", "c");
        job.snapshot();

        // when
        job.advance(GRACE);
        job.remove("crm");
        job.call("a").deliver();
        job.settle();
        job.snapshot();

        // then
        assertThat(job.stateEntries()).isZero();
        assertThat(job.lanes()).extracting(DestinationLanes::id).containsExactly("crm");
        assertThat(job.lanes().get(0).lanes()).isEmpty();
    }

    @Test
    void usesAChangedDefinitionFromTheNextAttemptOn() throws Exception {
        // given
        known("plain");
        job.send("crm", "a", "b");

        // when
        job.name("new", Settings.inFlight(500));
        job.set("crm", "new");
        job.call("a").fail(500);
        job.settle();
        job.advance(Duration.ofSeconds(1));

        // then
        assertThat(job.call("a").attempt()).isEqualTo(2);
        assertThat(job.call("a").channel()).isSameAs(job.channels().get(1));
        assertThat(job.channels().get(0).isClosed()).isFalse();

        // when
        job.call("b").deliver();
        job.settle();

        // then
        assertThat(job.channels().get(0).isClosed()).isTrue();
        assertThat(job.channels().get(1).isClosed()).isFalse();
    }

    @Test
    void keepsTheChannelOfADefinitionThatIsSetAgain() throws Exception {
        // given
        known("plain");

        // when
        job.set("crm", "plain");

        // then
        assertThat(job.channels()).hasSize(1);
    }

    @Test
    void closesTheBreakerWhereTheDefinitionChanges() throws Exception {
        // given
        known(Settings.breaker(1, HOUR));
        job.send("crm", "a");
        job.call("a").fail(500);
        job.settle();
        job.send("crm", "b");

        // when
        job.set("crm", "plain");

        // then
        assertThat(called()).containsExactly("a 1", "b 1");
    }

    @Test
    void waitsWhileTheDefinitionCannotBeUsed() throws Exception {
        // given
        known("broken");
        job.send("crm", "a");
        job.send("crm", "b");

        // when
        job.set("crm", "plain");

        // then
        assertThat(called()).containsExactly("a 1", "b 1");
    }

    @Test
    void isNotStoppedByADefinitionThatFailsInAnUnexpectedWay() throws Exception {
        // given
        known("worse");
        job.send("crm", "a");

        // when
        job.advance(Duration.ofHours(4));

        // then
        assertThat(ended()).containsExactly("a EXPIRED 0 0");
    }

    @Test
    void expiresAtTheAgeOfTheLastDefinitionThatCouldBeUsed() throws Exception {
        // given
        known(Settings.maxAge(Settings.PLAIN, MINUTE));
        job.set("crm", "broken");
        job.set("crm", "worse");
        job.send("crm", "a");

        // when
        job.advance(MINUTE.minus(MILLI));

        // then
        assertThat(job.outcomes()).isEmpty();

        // when
        job.advance(MILLI);

        // then
        assertThat(ended()).containsExactly("a EXPIRED 0 0");
    }

    @Test
    void handsOverWhatIsSentInBatches() throws Exception {
        // given
        known(Settings.inFlight(1));
        job.send("crm", "a", "b");

        // when
        job.set("crm", "batch");
        job.send("crm", "c");

        // then
        assertThat(job.batches()).extracting(BatchEntry::id).containsExactly("b", "c");
        assertThat(job.batches().get(0))
                .usingRecursiveComparison()
                .isEqualTo(
                        new BatchEntry(
                                "crm",
                                "batch".getBytes(UTF_8),
                                "user of b",
                                "b",
                                "body of b".getBytes(UTF_8)));
        assertThat(job.outcomes()).isEmpty();
        assertThat(job.waiting()).isEqualTo(1);
    }

    @Test
    void handsOverWhatIsReachedAnotherWayByNow() throws Exception {
        // given
        known(Settings.inFlight(1));
        job.send("crm", "a", "b");

        // when
        job.set("crm", "elsewhere");
        job.send("crm", "c");

        // then
        assertThat(job.batches())
                .extracting(BatchEntry::id, entry -> new String(entry.definition(), UTF_8))
                .containsExactly(tuple("b", "elsewhere"), tuple("c", "elsewhere"));
        assertThat(ended()).isEmpty();
        assertThat(job.waiting()).isEqualTo(1);
    }

    @Test
    void sendsAgainAfterARestoreWhatWasInFlight() throws Exception {
        // given
        known(Settings.inFlight(16));
        job.send("crm", "a", "b");
        DeliverySubtasks.Snapshot snapshot = job.snapshot();
        job.call("a").deliver();
        job.settle();

        // when
        job.restore(snapshot, 1);
        assertThat(job.calls()).hasSize(2);
        job.tellDefinitions();

        // then
        assertThat(called()).containsExactly("a 1", "b 1", "a 1");
        assertThat(job.outcomes()).isEmpty();

        // when
        job.call("a").deliver();
        job.settle();
        job.call("b").deliver();
        job.settle();
        job.snapshot();

        // then
        assertThat(ended()).containsExactly("a DELIVERED 1 200", "b DELIVERED 1 200");
        assertThat(job.waiting()).isZero();
    }

    @Test
    void knowsDestinationsAfterARestoreWhereTheirSourceHasEnded() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");

        // when
        job.restore(job.snapshot(), 1);
        job.onCall(Call::deliver);
        job.end();

        // then
        assertThat(ended()).containsExactly("a DELIVERED 1 200");
    }

    @Test
    void forgetsDestinationsThatAreNotToldAnewAfterARestore() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");

        // when
        job.restore(job.snapshot(), 1);
        job.complete();
        job.advance(GRACE);

        // then
        assertThat(ended()).containsExactly("a DEAD 0 0 unknown-destination");
    }

    @Test
    void goesOnWithPausesAfterARestore() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");
        job.call("a").fail(500);
        job.settle();

        // when
        job.rescale(3);

        // then
        assertThat(called()).containsExactly("a 1");
        assertThat(job.timers()).isEqualTo(1);

        // when
        job.advance(Duration.ofSeconds(1));

        // then
        assertThat(called()).containsExactly("a 1", "a 2");
    }

    @Test
    void countsAcrossRestores() throws Exception {
        // given
        known(Settings.inFlight(1));
        job.send(at("old", HOUR.multipliedBy(5)));
        job.send("crm", "a");
        job.call("a").deliver();
        job.settle();
        job.send("crm", "b", "c");

        // when
        job.rescale(2);
        job.call("b").die(404);
        job.settle();

        // then
        LaneState lane = lane();
        assertThat(lane.sent()).isEqualTo(4);
        assertThat(lane.delivered()).isEqualTo(1);
        assertThat(lane.dead()).isEqualTo(1);
        assertThat(lane.expired()).isEqualTo(1);
        assertThat(job.waiting()).isEqualTo(1);
    }

    private LaneState lane() {
        return job.lanes().stream()
                .flatMap(destination -> destination.lanes().stream())
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void showsMetricsOfEachDestination() throws Exception {
        // given
        job.set("broken", "broken");
        job.set("batches", "batch");
        known(Settings.breaker(1, HOUR));
        job.send("batches", "x");
        job.send("unknown", "y");
        job.advance(GRACE);
        job.send(at("old", HOUR.multipliedBy(5)));
        job.send("crm", "a", "b", "c", "d");

        // when
        job.call("a").deliver();
        job.call("b").die(404);
        job.call("c").fail(500);
        job.settle();

        // then
        Map<String, Long> metrics =
                Map.of(
                        "broken.unusable", 1L,
                        "crm.sent", 5L,
                        "crm.delivered", 1L,
                        "crm.dead", 1L,
                        "crm.expired", 1L,
                        "crm.waiting", 2L,
                        "crm.inFlight", 1L,
                        "crm.attempts", 4L,
                        "crm.breakerOpen", 1L);
        assertThat(job.metrics()).isEqualTo(metrics);

        // when
        job.rescale(2);
        job.call("d").deliver();
        job.settle();
        job.advance(Duration.ofSeconds(1));

        // then
        assertThat(job.metrics())
                .isEqualTo(
                        Map.of(
                                "broken.unusable", 2L,
                                "crm.sent", 5L,
                                "crm.delivered", 2L,
                                "crm.dead", 1L,
                                "crm.expired", 1L,
                                "crm.waiting", 1L,
                                "crm.inFlight", 1L,
                                "crm.attempts", 2L,
                                "crm.retries", 1L));
    }

    @Test
    void hearsNoRepliesFromBeforeARestore() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");
        Call before = job.call("a");
        job.rescale(1);

        // when
        before.deliver();
        job.settle();

        // then
        assertThat(job.outcomes()).isEmpty();
        assertThat(job.waiting()).isEqualTo(1);
    }

    @Test
    void sendsWhatIsLeftWhenTheInputsHaveEnded() throws Exception {
        // given
        job.name("own", Settings.inFlight(1));
        job.set("crm", "own");
        job.send("crm", "a", "b");
        job.onCall(Call::deliver);

        // when
        job.end();

        // then
        assertThat(ended()).containsExactly("a DELIVERED 1 200", "b DELIVERED 1 200");
    }

    @Test
    void givesUpWhatIsLeftLongAfterTheInputsHaveEnded() throws Exception {
        // given
        job.close();
        job = new DeliverySubtasks(1, Duration.ZERO, new HashMapStateBackend());
        known(Settings.inFlight(17));
        job.send(DeliverySubtasks.message("crm", 15, "a", job.now(), false));
        job.call("a").fail(500);
        job.settle();
        job.send(DeliverySubtasks.message("crm", 15, "b", job.now(), false));
        job.snapshot();
        job.send(DeliverySubtasks.message("crm", 15, "c", job.now(), false));
        job.send(DeliverySubtasks.message("crm", 15, "d", job.now(), false));

        // when
        job.end();
        job.call("b").deliver();
        job.settle();

        // then
        assertThat(ended())
                .containsExactlyInAnyOrder(
                        "a DEAD 1 500 job-ended",
                        "b DEAD 0 0 job-ended",
                        "c DEAD 0 0 job-ended",
                        "d DEAD 0 0 job-ended");
        assertThat(job.waiting()).isZero();

        // when
        job.advance(MINUTE);

        // then
        assertThat(job.outcomes()).hasSize(4);
        assertThat(job.calls()).hasSize(3);
    }

    @Test
    void waitsNoLongerThanItsTimeForWhatIsInFlightWhenTheInputsHaveEnded() throws Exception {
        // given
        known("plain");
        job.send("crm", "a");
        job.call("a").fail(500);
        job.settle();
        job.advanceByMail(MINUTE);

        // when
        job.end();

        // then
        assertThat(called()).containsExactly("a 1", "a 2");
        assertThat(ended()).containsExactly("a DEAD 1 500 job-ended");
    }
}
