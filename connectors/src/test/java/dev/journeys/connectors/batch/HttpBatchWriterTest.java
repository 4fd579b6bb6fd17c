// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.batch.BatchReply.NotSent;
import dev.journeys.connectors.batch.BatchReply.Refused;
import dev.journeys.connectors.batch.BatchReply.Taken;
import dev.journeys.connectors.batch.BatchReply.TryAgain;
import dev.journeys.connectors.delivery.BatchEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpBatchWriterTest {
    private static final byte[] THREE = FakeBulk.settings(3, 1_000, 2);
    private static final byte[] MANY = FakeBulk.settings(100, 1_000, 2);
    private static final byte[] PATIENT = FakeBulk.settings(100, 1_000, 5);
    private static final long LINGER = BatchSettings.DEFAULT.linger().toMillis();

    /** Longer than the first pause after a failure, shorter than twice that. */
    private static final long PAUSE = 1_300;

    /** Longer than the longest pause after failures. */
    private static final long LONGEST_PAUSE = 37_500;

    /** Longer than a destination is left alone, shorter than what Flink's writer waits for. */
    private static final long ANY_PAUSE = 600_000;

    private FakeTask task = new FakeTask();
    private final FakeBulk bulk = new FakeBulk();
    private final NotedDeadLetters letters = new NotedDeadLetters();
    private HttpBatchWriter writer;

    @BeforeEach
    void start() {
        writer = start(BatchLimits.DEFAULT);
    }

    @Test
    void sendsARequestAtOnceWhenItIsFull() throws Exception {
        // when
        write(THREE, "crm", "a", "b", "c", "d");

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c");
    }

    @Test
    void sendsARequestAtOnceWhenItHasAsManyBytesAsItMay() throws Exception {
        // when
        write(FakeBulk.settings(100, 10, 2), "crm", "123", "456", "789");

        // then
        assertThat(bulk.requests).containsExactly("crm: 123 456");
    }

    @Test
    void sendsTheRestWhenTheFirstHasWaitedLongEnough() throws Exception {
        // given
        write(MANY, "crm", "a");
        task.advance(LINGER - 1);
        write(MANY, "crm", "b");
        assertThat(bulk.requests).isEmpty();

        // when
        task.advance(1);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b");
    }

    @Test
    void sendsLaterDeliveriesOfAnotherDestinationWhenTheirTimeComes() throws Exception {
        // given
        write(MANY, "crm", "a");
        task.advance(LINGER / 2);
        write(MANY, "mail", "b");
        task.advance(LINGER / 2);
        assertThat(bulk.requests).containsExactly("crm: a");

        // when
        task.advance(LINGER / 2);

        // then
        assertThat(bulk.requests).containsExactly("crm: a", "mail: b");
    }

    @Test
    void keepsDestinationsAndDefinitionsApart() throws Exception {
        // given
        write(MANY, "crm", "a");
        write(MANY, "mail", "b");
        write(PATIENT, "crm", "c");
        write(MANY, "crm", "d");

        // when
        task.advance(LINGER);

        // then
        assertThat(bulk.requests).containsExactlyInAnyOrder("crm: a d", "mail: b", "crm: c");
    }

    @Test
    void triesAFailedRequestAgainAfterAPauseAndNotAtOnce() throws Exception {
        // given
        bulk.behave("crm", items -> new TryAgain("status-503", null));
        write(THREE, "crm", "a", "b", "c");
        task.runMails();
        task.advance(999);
        assertThat(bulk.requests).hasSize(1);

        // when
        bulk.behave("crm", items -> new Taken(List.of()));
        task.advance(PAUSE - 999);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c", "crm: a b c");
        assertThat(letters.letters).isEmpty();
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void givesUpAfterTheLastAttempt() throws Exception {
        // given
        bulk.behave("crm", items -> new TryAgain("status-503", null));
        write(THREE, "crm", "a", "b", "c");

        // when
        task.advance(PAUSE);

        // then
        assertThat(bulk.requests).hasSize(2);
        assertThat(letters.letters)
                .containsExactly(
                        "a status-503 after 2 attempts",
                        "b status-503 after 2 attempts",
                        "c status-503 after 2 attempts");
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void countsNoAttemptWhileThereIsNothingToSendItWith() throws Exception {
        // given
        bulk.behave("crm", items -> new NotSent("secret: env:KEY"));
        write(THREE, "crm", "a", "b", "c");
        task.advance(1_800_000);
        bulk.requests.clear();

        // when
        bulk.behave(
                "crm",
                items ->
                        bulk.requests.size() == 1
                                ? new TryAgain("status-503", null)
                                : new Taken(List.of()));
        task.advance(2 * LONGEST_PAUSE);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c", "crm: a b c");
        assertThat(letters.letters).isEmpty();
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void leavesADestinationAloneForLongerAndLongerWhileThereIsNothingToSendItWith()
            throws Exception {
        // given
        bulk.behave("crm", items -> new NotSent("secret: env:KEY"));
        write(THREE, "crm", "a", "b", "c");

        // when
        task.advance(300_000);

        // then
        assertThat(bulk.requests).hasSizeBetween(12, 14);
    }

    @Test
    void givesUpWhatCouldNotBeSentForAnHour() throws Exception {
        // given
        bulk.behave("crm", items -> new NotSent("secret: env:KEY"));
        write(THREE, "crm", "a", "b", "c");
        task.advance(3_600_000 - 1);
        assertThat(letters.letters).isEmpty();

        // when
        task.advance(2 * LONGEST_PAUSE);

        // then
        assertThat(letters.letters)
                .containsExactly(
                        "a secret: env:KEY after 2 attempts",
                        "b secret: env:KEY after 2 attempts",
                        "c secret: env:KEY after 2 attempts");
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void endsAlsoWhereThereIsNothingToSendItWith() throws Exception {
        // given
        bulk.behave("crm", items -> new NotSent("secret: env:KEY"));
        write(THREE, "crm", "a");

        // when
        writer.flush(true);

        // then
        assertThat(letters.letters).containsExactly("a secret: env:KEY after 2 attempts");
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void triesOnlyTheDeliveriesAgainThatFailedAndMayBeTaken() throws Exception {
        // given
        bulk.behave(
                "crm",
                items ->
                        new Taken(
                                items.size() < 3
                                        ? List.of()
                                        : List.of(
                                                new FailedItem(1, true, "status-429"),
                                                new FailedItem(2, false, "status-400"))));

        // when
        write(THREE, "crm", "a", "b", "c");
        task.advance(PAUSE);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c", "crm: b");
        assertThat(letters.letters).containsExactly("c status-400 after 1 attempt");
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void halvesARefusedRequestUntilTheDeliveryAtFaultIsAlone() throws Exception {
        // given
        bulk.behave(
                "crm",
                items ->
                        items.contains("bad")
                                ? new Refused("status-400", true)
                                : new Taken(List.of()));

        // when
        write(FakeBulk.settings(5, 1_000, 2), "crm", "a", "b", "c", "bad", "e");
        task.runMails();

        // then
        assertThat(bulk.requests)
                .containsExactly(
                        "crm: a b c bad e", "crm: a b c", "crm: bad e", "crm: bad", "crm: e");
        assertThat(letters.letters).containsExactly("bad status-400 after 1 attempt");
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void givesUpAllDeliveriesOfARequestThatIsRefusedWhateverIsInIt() throws Exception {
        // given
        bulk.behave("crm", items -> new Refused("status-401", false));

        // when
        write(THREE, "crm", "a", "b", "c");
        task.runMails();

        // then
        assertThat(bulk.requests).hasSize(1);
        assertThat(letters.letters).hasSize(3).contains("b status-401 after 1 attempt");
    }

    @Test
    void pausesOnceForRequestsThatFailTogether() throws Exception {
        // given
        bulk.behave("crm", FakeBulk.HANGS);
        write(THREE, "crm", "a", "b", "c", "d", "e", "f");
        bulk.hanging.get(0).complete(new TryAgain("reset", null));
        bulk.hanging.get(1).complete(new TryAgain("reset", null));
        task.runMails();

        // when
        task.advance(PAUSE);

        // then
        assertThat(bulk.requests).hasSize(4);
    }

    @Test
    void pausesForARequestThatFailsAfterOneThatDidNot() throws Exception {
        // given
        bulk.behave("crm", FakeBulk.HANGS);
        write(THREE, "crm", "a", "b", "c", "d", "e", "f", "g", "h", "i");
        bulk.hanging.get(0).complete(new TryAgain("status-503", null));
        bulk.hanging.get(1).complete(new Taken(List.of()));
        bulk.hanging.get(2).complete(new TryAgain("status-503", null));
        task.runMails();
        task.advance(999);
        assertThat(bulk.requests).hasSize(3);

        // when
        bulk.behave("crm", items -> new Taken(List.of()));
        task.advance(PAUSE - 999);

        // then
        assertThat(bulk.requests).hasSize(5).endsWith("crm: a b c", "crm: g h i");
        assertThat(letters.letters).isEmpty();
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void neverHoldsUpTheTaskUntilAllThatMayBeSentIsSent() throws Exception {
        // given
        writer = start(new BatchLimits(1, 1, 1_000, 1_000_000));
        bulk.behave("crm", FakeBulk.HANGS);
        bulk.behave("mail", FakeBulk.HANGS);
        write(THREE, "crm", "a", "b", "c");
        write(THREE, "mail", "j", "k", "l");
        task.advance(50_000);
        bulk.hanging.get(0).complete(new Taken(List.of()));
        task.runMails();
        write(THREE, "crm", "d", "e", "f");

        // when
        task.advance(20_000);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c", "mail: j k l");
        assertThat(waiting(writer.snapshotState(1))).containsExactly("d", "e", "f");
    }

    @Test
    void leavesADestinationAloneForAsLongAsItAsks() throws Exception {
        // given
        bulk.behave("crm", items -> new TryAgain("status-429", Duration.ofSeconds(20)));
        write(THREE, "crm", "a", "b", "c");
        task.runMails();
        write(THREE, "crm", "d", "e", "f");
        task.advance(19_999);
        assertThat(bulk.requests).hasSize(1);

        // when
        bulk.behave("crm", items -> new Taken(List.of()));
        task.advance(1);

        // then
        assertThat(bulk.requests)
                .hasSize(3)
                .containsExactlyInAnyOrder("crm: a b c", "crm: a b c", "crm: d e f");
    }

    @Test
    void hasOneTimerWhileOneDestinationIsLeftAloneAndAnotherIsBusy() throws Exception {
        // given
        bulk.behave("crm", items -> new TryAgain("status-429", Duration.ofMinutes(1)));
        write(THREE, "crm", "a", "b", "c");
        task.runMails();

        for (int second = 0; second < 120; second++) {
            // when
            write(MANY, "mail", "m" + second);
            task.advance(LINGER);

            // then
            assertThat(task.timersWithin(ANY_PAUSE)).isLessThanOrEqualTo(1);
        }
        assertThat(bulk.requests).hasSize(122);
    }

    @Test
    void leavesADestinationAloneForAMinuteAtMost() throws Exception {
        // given
        bulk.behave("crm", items -> new TryAgain("status-429", Duration.ofDays(1)));
        write(THREE, "crm", "a", "b", "c");

        // when
        task.advance(60_000);

        // then
        assertThat(bulk.requests).hasSize(2);
    }

    @Test
    void makesADeadLetterOfWhatIsTooLargeEvenAlone() throws Exception {
        // when
        write(FakeBulk.settings(10, 10, 2), "crm", "12345678", "1234567");
        task.advance(LINGER);

        // then
        assertThat(letters.letters).singleElement().asString().startsWith("12345678 too-large: ");
        assertThat(bulk.requests).containsExactly("crm: 1234567");
    }

    @Test
    void makesADeadLetterOfWhatHasNoItemOrNoUsableDefinition() throws Exception {
        // when
        write(MANY, "crm", "no item");
        write("broken".getBytes(StandardCharsets.UTF_8), "crm", "a");

        // then
        assertThat(letters.letters)
                .containsExactly(
                        "no item template: Expected an item that the definition can make.",
                        "a unusable-definition: Expected three numbers.");
    }

    @Test
    void beginsNoRequestWhileACheckpointWaitsForThoseInFlight() throws Exception {
        // given
        writer = start(new BatchLimits(1, 1, 1_000, 1_000_000));
        bulk.behave("crm", FakeBulk.HANGS);
        write(THREE, "crm", "a", "b", "c", "d", "e", "f", "g");
        bulk.hanging.get(0).complete(new TryAgain("status-503", null));

        // when
        writer.flush(false);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c");
        assertThat(waiting(writer.snapshotState(1)))
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void goesOnAfterTheCheckpoint() throws Exception {
        // given
        writer = start(new BatchLimits(1, 1, 1_000, 1_000_000));
        bulk.behave("crm", FakeBulk.HANGS);
        write(THREE, "crm", "a", "b", "c", "d", "e", "f");
        bulk.hanging.get(0).complete(new Taken(List.of()));
        writer.flush(false);

        // when
        task.advance(0);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c", "crm: d e f");
    }

    @Test
    void sendsWhatACheckpointHadAndKnowsHowOftenItFailed() throws Exception {
        // given
        bulk.behave("crm", items -> new TryAgain("timeout", null));
        write(THREE, "crm", "ž", "b", "c");
        task.runMails();
        write(THREE, "mail", "new");
        writer.flush(false);
        PendingDeliverySerializer serializer = new PendingDeliverySerializer();
        List<BufferedRequestState<PendingDelivery>> states =
                List.of(
                        serializer.deserialize(
                                1, serializer.serialize(writer.snapshotState(1).get(0))));
        bulk.requests.clear();

        // when
        task = new FakeTask();
        writer = start(BatchLimits.DEFAULT);
        writer.restore(states);
        assertThat(bulk.requests).isEmpty();
        task.advance(PAUSE);

        // then
        assertThat(bulk.requests).hasSize(2).contains("mail: new");
        assertThat(letters.letters)
                .containsExactlyInAnyOrder(
                        "ž timeout after 2 attempts",
                        "b timeout after 2 attempts",
                        "c timeout after 2 attempts");
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void leavesOtherDestinationsTheirRequestsWhereOneHangs() throws Exception {
        // given
        writer = start(new BatchLimits(3, 2, 1_000, 1_000_000));
        bulk.behave("crm", FakeBulk.HANGS);

        // when
        write(THREE, "crm", "a", "b", "c", "d", "e", "f", "g", "h", "i");
        write(THREE, "mail", "j", "k", "l");

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c", "crm: d e f", "mail: j k l");
    }

    @Test
    void waitsWhereThereIsNoRoomForMore() throws Exception {
        // given
        writer = start(new BatchLimits(8, 8, 5, 1_000_000));
        write(MANY, "crm", "a", "b", "c", "d", "e");
        assertThat(bulk.requests).isEmpty();

        // when
        write(MANY, "crm", "f");

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c d e");
    }

    @Test
    void waitsWhereDeliveriesAndTheirItemsTakeAsManyBytesAsThereMayBe() throws Exception {
        // given
        writer = start(new BatchLimits(8, 8, 100, 33));
        write(MANY, "crm", "12345", "23456", "34567");
        assertThat(bulk.requests).isEmpty();

        // when
        write(MANY, "crm", "45678");

        // then
        assertThat(bulk.requests).containsExactly("crm: 12345 23456 34567");
    }

    @Test
    void hasRoomAgainForTheBytesThatARequestHasTaken() throws Exception {
        // given
        writer = start(new BatchLimits(8, 8, 100, 100));
        bulk.behave(
                "crm",
                items ->
                        bulk.requests.size() % 2 == 1
                                ? new TryAgain("status-503", null)
                                : new Taken(List.of()));

        // when
        for (int i = 0; i < 20; i++) {
            write(THREE, "crm", "12345", "23456", "34567");
            task.advance(PAUSE);
        }

        // then
        assertThat(letters.letters).isEmpty();
        assertThat(bulk.requests).hasSize(40);
        assertThat(task.getCurrentProcessingTime()).isEqualTo(FakeTask.BEGIN + 20 * PAUSE);
    }

    @Test
    void holdsADefinitionOnceAlsoAfterARestore() throws Exception {
        // given
        write(MANY.clone(), "crm", "a");
        write(MANY.clone(), "crm", "b");
        assertThat(definitions(writer.snapshotState(1))).hasSize(1);
        PendingDeliverySerializer serializer = new PendingDeliverySerializer();
        BufferedRequestState<PendingDelivery> state =
                serializer.deserialize(1, serializer.serialize(writer.snapshotState(1).get(0)));

        // when
        task = new FakeTask();
        writer = start(BatchLimits.DEFAULT);
        writer.restore(List.of(state));

        // then
        assertThat(waiting(writer.snapshotState(1))).containsExactly("a", "b");
        assertThat(definitions(writer.snapshotState(1))).hasSize(1);
    }

    @Test
    void givesUpNewDeliveriesOfADestinationThatFailsAndHasItsShare() throws Exception {
        // given
        writer = start(new BatchLimits(8, 8, 20, 1_000_000));
        bulk.behave("crm", items -> new TryAgain("status-503", null));
        write(THREE, "crm", "a", "b", "c");
        task.runMails();

        // when
        write(THREE, "crm", "d", "e");
        write(THREE, "mail", "f", "g", "h");

        // then
        assertThat(letters.letters).singleElement().asString().startsWith("e backlog: ");
        assertThat(bulk.requests).containsExactly("crm: a b c", "mail: f g h");
    }

    @Test
    void hasRoomForOthersHoweverManyDestinationsFail() throws Exception {
        // given
        writer = start(new BatchLimits(8, 8, 60, 1_000_000));
        List<String> failing = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        for (String each : failing) {
            bulk.behave(each, items -> new TryAgain("status-503", null));
            write(THREE, each, each + 1, each + 2, each + 3);
            task.runMails();
        }
        bulk.requests.clear();

        // when
        for (String each : failing) {
            write(THREE, each, each + 4, each + 5, each + 6, each + 7);
        }
        write(THREE, "mail", "x", "y", "z");

        // then
        assertThat(bulk.requests).containsExactly("mail: x y z");
        assertThat(task.getCurrentProcessingTime()).isEqualTo(FakeTask.BEGIN);
        assertThat(waiting(writer.snapshotState(1))).hasSize(9 * 6);
        assertThat(letters.letters)
                .hasSize(9)
                .allSatisfy(letter -> assertThat(letter).contains("7 backlog: "));
    }

    @Test
    void waitsForADestinationThatIsSlowAndDoesNotFail() throws Exception {
        // given
        writer = start(new BatchLimits(1, 1, 5, 1_000_000));
        bulk.behave("crm", FakeBulk.HANGS);
        write(THREE, "crm", "a", "b", "c", "d", "e", "f", "g", "h");
        task.execute(() -> bulk.hanging.get(0).complete(new Taken(List.of())), "It answers.");
        assertThat(bulk.requests).containsExactly("crm: a b c");

        // when
        write(MANY, "mail", "i");

        // then
        assertThat(bulk.requests).containsExactly("crm: a b c", "crm: d e f");
        assertThat(letters.letters).isEmpty();
    }

    @Test
    void sendsAllAndTriesAllAgainWhenTheInputEnds() throws Exception {
        // given
        bulk.behave(
                "crm",
                items ->
                        bulk.requests.size() < 3
                                ? new TryAgain("reset", null)
                                : new Taken(List.of()));
        write(PATIENT, "crm", "a", "b");

        // when
        writer.flush(true);

        // then
        assertThat(bulk.requests).containsExactly("crm: a b", "crm: a b", "crm: a b");
        assertThat(letters.letters).isEmpty();
        assertThat(stateIsEmpty()).isTrue();
    }

    @Test
    void hasDeadLettersSafeBeforeACheckpoint() throws Exception {
        // given
        bulk.behave("crm", FakeBulk.HANGS);
        write(THREE, "crm", "a", "b", "c");
        bulk.hanging.get(0).complete(new Refused("status-410", false));

        // when
        writer.flush(false);

        // then
        assertThat(letters.flushed).isEqualTo(3);
    }

    @Test
    void closesWhatItWasGiven() {
        // when
        writer.close();

        // then
        assertThat(bulk.closed).isTrue();
        assertThat(letters.closed).isTrue();
    }

    private HttpBatchWriter start(BatchLimits limits) {
        return new HttpBatchWriter(task, bulk, letters, limits);
    }

    /** The id of a delivery is its body. */
    private void write(byte[] definition, String destination, String... bodies) throws Exception {
        for (String body : bodies) {
            writer.write(
                    new BatchEntry(
                            destination,
                            definition,
                            "u-1",
                            body,
                            body.getBytes(StandardCharsets.UTF_8)),
                    null);
        }
    }

    private boolean stateIsEmpty() throws Exception {
        return waiting(writer.snapshotState(1)).isEmpty();
    }

    /** The arrays, not what is in them. */
    private static Set<byte[]> definitions(
            Collection<BufferedRequestState<PendingDelivery>> states) {
        Set<byte[]> definitions = Collections.newSetFromMap(new IdentityHashMap<>());
        states.stream()
                .flatMap(state -> state.getBufferedRequestEntries().stream())
                .forEach(
                        wrapper -> definitions.add(wrapper.getRequestEntry().entry().definition()));
        return definitions;
    }

    private static List<String> waiting(Collection<BufferedRequestState<PendingDelivery>> states) {
        return states.stream()
                .flatMap(state -> state.getBufferedRequestEntries().stream())
                .map(wrapper -> wrapper.getRequestEntry().entry().id())
                .toList();
    }
}
