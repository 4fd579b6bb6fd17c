// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static dev.journeys.job.destination.DestinationTexts.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.DestinationUpdate;
import dev.journeys.connectors.delivery.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneOperatorTest {
    private static final List<String> USERS =
            IntStream.range(0, 100).mapToObj(user -> "u-" + user).toList();

    private TwoInputStreamOperatorTestHarness<Message, DestinationUpdate, Message> operator;

    @BeforeEach
    void open() throws Exception {
        operator = open(null);
    }

    private static TwoInputStreamOperatorTestHarness<Message, DestinationUpdate, Message> open(
            OperatorSubtaskState restored) throws Exception {
        TwoInputStreamOperatorTestHarness<Message, DestinationUpdate, Message> harness =
                new TwoInputStreamOperatorTestHarness<>(new LaneOperator());
        harness.setup();
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        return harness;
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void putsEachUserIntoTheLaneThatTheJourneysOwnDeliveriesHave() throws Exception {
        // given
        tell(DestinationUpdate.set("crm", utf8(webhook("{}"))));
        tell(DestinationUpdate.complete());

        // when
        takeAll();

        // then
        assertThat(sent()).isEqualTo(expected(Message.LANES));
    }

    @Test
    void usesNoMoreLanesThanTheDestinationHas() throws Exception {
        // given
        tell(DestinationUpdate.set("crm", utf8(webhook("{\"inFlight\":2}"))));
        tell(DestinationUpdate.complete());

        // when
        takeAll();

        // then
        assertThat(sent()).isEqualTo(expected(2));
    }

    @Test
    void followsADefinitionThatChanges() throws Exception {
        // given
        tell(DestinationUpdate.complete());
        tell(DestinationUpdate.set("crm", utf8(webhook("{\"inFlight\":2}"))));
        tell(DestinationUpdate.set("crm", utf8(webhook("{\"perSecond\":5}"))));

        // when
        takeAll();

        // then
        assertThat(sent()).isEqualTo(expected(5));
    }

    @Test
    void holdsWhatComesBeforeTheDefinitionsAlsoOverARestart() throws Exception {
        // given
        takeAll();
        tell(DestinationUpdate.set("crm", utf8(webhook("{}"))));
        List<String> before = sent();

        // when
        restart();
        tell(DestinationUpdate.set("crm", utf8(webhook("{\"inFlight\":3}"))));
        tell(DestinationUpdate.complete());

        // then
        assertThat(before).isEmpty();
        assertThat(sent()).isEqualTo(expected(3));
    }

    @Test
    void forgetsWhatHasGoneOn() throws Exception {
        // given
        takeAll();
        tell(DestinationUpdate.complete());

        // when
        restart();
        tell(DestinationUpdate.complete());

        // then
        assertThat(sent()).isEmpty();
    }

    @Test
    void leavesWhatNobodyHasDefinedInTheFirstLane() throws Exception {
        // given
        tell(DestinationUpdate.set("crm", utf8(webhook("{}"))));
        tell(DestinationUpdate.complete());
        tell(DestinationUpdate.remove("crm"));

        // when
        takeAll();

        // then
        assertThat(operator.extractOutputValues()).extracting(Message::lane).containsOnly(0);
    }

    @Test
    void holdsNothingWhereNoDefinitionsCanComeAnyMore() throws Exception {
        // given
        tell(DestinationUpdate.set("crm", utf8(webhook("{}"))));
        takeAll();

        // when
        operator.endInput2();

        // then
        assertThat(sent()).isEqualTo(expected(Message.LANES));
    }

    private static String webhook(String limits) {
        return "{\"destination\":\"crm\",\"type\":\"webhook\",\"url\":\"https://crm.example.com\","
                + "\"limits\":"
                + limits
                + "}";
    }

    private void tell(DestinationUpdate update) throws Exception {
        operator.processElement2(new StreamRecord<>(update));
    }

    private void takeAll() throws Exception {
        for (String user : USERS) {
            operator.processElement1(new StreamRecord<>(message(user, 0)));
        }
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = operator.snapshot(1, 0);
        operator.close();
        operator = open(state);
    }

    private static Message message(String user, int lane) {
        return new Message("crm", lane, user, "d-" + user, 5_000, utf8("{}"), true);
    }

    private static List<String> expected(int lanes) {
        return USERS.stream()
                .map(user -> message(user, Message.laneOf(user, lanes)))
                .map(LaneOperatorTest::text)
                .toList();
    }

    private List<String> sent() {
        return operator.extractOutputValues().stream().map(LaneOperatorTest::text).toList();
    }

    private static String text(Message message) {
        return String.join(
                " ",
                message.destination(),
                String.valueOf(message.lane()),
                message.user(),
                message.id(),
                String.valueOf(message.timestamp()),
                new String(message.body(), StandardCharsets.UTF_8),
                String.valueOf(message.again()));
    }
}
