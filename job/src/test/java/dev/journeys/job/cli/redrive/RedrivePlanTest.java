// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.redrive;

import static dev.journeys.job.cli.redrive.DeadLetterFixture.DEAD;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.EXPIRED;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.bytes;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.delivery;
import static dev.journeys.job.cli.redrive.DeadLetterFixture.letter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RedrivePlanTest {
    private static final RedriveFilter DEAD_ONES =
            new RedriveFilter(Set.of(DEAD), Set.of(), Set.of(), Long.MIN_VALUE, Long.MAX_VALUE);

    private final List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private final Redriven redriven = new Redriven();

    @Test
    void choosesTheNewestDeathOfEachDelivery() {
        // given
        dead(100, "a", "crm");
        dead(200, "b", "crm");
        dead(300, "a", "crm");

        // when
        List<String> chosen = chosen(DEAD_ONES, false);

        // then
        assertThat(chosen).containsExactly("dead/0/1 b", "dead/0/2 a");
    }

    @Test
    void leavesOutWhatWasSentAgainAfterThatDeath() {
        // given
        dead(100, "a", "crm");
        dead(200, "b", "crm");
        sentAgain("dead/0/0", 150, "a");
        sentAgain("dead/0/1", 250, "b");
        dead(300, "b", "crm");

        // when
        List<String> chosen = chosen(DEAD_ONES, false);

        // then
        assertThat(chosen).containsExactly("dead/0/2 b");
    }

    @Test
    void trustsThePlaceOfTheDeadLetterRatherThanClocks() {
        // given
        dead(100, "a", "crm");
        sentAgain("dead/0/0", 50, "a");

        // when, then
        assertThat(chosen(DEAD_ONES, false)).isEmpty();
    }

    @Test
    void comparesTimesOfWhatOthersHaveWritten() {
        // given
        dead(100, "a", "crm");
        dead(100, "b", "crm");
        sentAgain(null, 99, "a");
        sentAgain(null, 100, "b");

        // when, then
        assertThat(chosen(DEAD_ONES, false)).containsExactly("dead/0/0 a");
    }

    @Test
    void sendsOnceMoreWhatWasSentAgainWhereItIsTold() {
        // given
        dead(100, "a", "crm");
        sentAgain("dead/0/0", 150, "a");

        // when, then
        assertThat(chosen(DEAD_ONES, true)).containsExactly("dead/0/0 a");
    }

    @Test
    void filtersByReasonDestinationIdAndTime() {
        // given
        dead(100, "a", "crm");
        dead(200, "b", "mail");
        letters.add(record("dead", 300, letter(EXPIRED, "crm", delivery("c", "crm", "u"))));
        letters.add(record("dead", 400, letter("invalid-event", "", "{\"userId\":1}")));
        dead(500, "d", "crm");

        // when, then
        assertThat(chosen(filter(Set.of(DEAD), Set.of("crm"), Set.of(), 0, 1_000), false))
                .containsExactly("dead/0/0 a", "dead/0/4 d");
        assertThat(chosen(filter(Set.of(DEAD, EXPIRED), Set.of(), Set.of(), 0, 1_000), false))
                .hasSize(4);
        assertThat(chosen(filter(Set.of(DEAD), Set.of(), Set.of("b", "x"), 0, 1_000), false))
                .containsExactly("dead/0/1 b");
        assertThat(chosen(filter(Set.of(DEAD), Set.of(), Set.of(), 200, 500), false))
                .containsExactly("dead/0/1 b");
    }

    @Test
    void countsWhatTheDeadLetterHasOnlyTheBeginningOf() {
        // given
        String cut = delivery("a", "crm", "u").substring(0, 60);
        letters.add(record("dead", 100, letter(DEAD, "crm", cut)));
        dead(200, "b", "crm");

        // when
        RedrivePlan plan = plan(DEAD_ONES, false);

        // then
        assertThat(plan.counts(Map.of())).containsOnlyKeys("crm");
        assertThat(plan.counts(Map.of()).get("crm"))
                .usingRecursiveComparison()
                .isEqualTo(count(1, 0, 1));
        assertThat(chosen(DEAD_ONES, false)).containsExactly("dead/0/1 b");
    }

    @Test
    void keepsEveryByteOfTheDelivery() {
        // given
        String delivery = delivery("a", "crm", "Zoë");

        // when
        DeadDelivery dead = DeadDelivery.of(record("dead", 100, letter(DEAD, "crm", delivery)));

        // then
        assertThat(dead.delivery()).isEqualTo(bytes(delivery));
        assertThat(dead.user()).isEqualTo("Zoë");
    }

    @Test
    void isNotShakenByRecordsThatAreNoDeadLetters() {
        // given
        letters.add(record("dead", 100, "no JSON"));
        letters.add(record("dead", 100, "[1]"));
        letters.add(record("dead", 100, null));
        redriven.take(record("redrive", 100, "no JSON"));
        redriven.take(record("redrive", 100, null));

        // when, then
        assertThat(chosen(DEAD_ONES, false)).isEmpty();
    }

    private void dead(long time, String id, String destination) {
        letters.add(
                record("dead", time, letter(DEAD, destination, delivery(id, destination, "u"))));
    }

    private void sentAgain(String deadLetter, long time, String id) {
        ConsumerRecord<byte[], byte[]> record = record("redrive", time, delivery(id, "crm", "u"));
        if (deadLetter != null) {
            record.headers().add("dead-letter", bytes(deadLetter));
        }
        redriven.take(record);
    }

    private ConsumerRecord<byte[], byte[]> record(String topic, long time, String value) {
        return new ConsumerRecord<>(
                topic,
                0,
                letters.size(),
                time,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value == null ? null : bytes(value),
                new RecordHeaders(),
                Optional.empty());
    }

    private RedrivePlan plan(RedriveFilter filter, boolean again) {
        RedrivePlan plan = new RedrivePlan(filter, redriven, again);
        letters.forEach(letter -> plan.take(DeadDelivery.of(letter)));
        return plan;
    }

    private List<String> chosen(RedriveFilter filter, boolean again) {
        RedrivePlan plan = plan(filter, again);
        List<String> chosen = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            DeadDelivery dead = DeadDelivery.of(letter);
            if (dead != null && plan.chooses(dead)) {
                chosen.add(dead.place() + " " + dead.id());
            }
        }
        return chosen;
    }

    private static RedriveFilter filter(
            Set<String> reasons, Set<String> destinations, Set<String> ids, long from, long to) {
        return new RedriveFilter(reasons, destinations, ids, from, to);
    }

    private static RedriveCount count(int chosen, int before, int cut) {
        RedriveCount count = new RedriveCount();
        count.chosen = chosen;
        count.before = before;
        count.cut = cut;
        return count;
    }
}
