// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.delivery.Outcome;
import dev.journeys.connectors.receiver.ReceivedRequest;
import dev.journeys.connectors.receiver.SignatureVerdict;
import dev.journeys.destinations.sending.SendingScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final SendingScript script = new SendingScript(List.of("crm"), 10, 10, 0, 1);
    private final Receipts receipts = new Receipts(script);

    @Test
    void isContentWithTheSameBodyOnAllAttempts() {
        // when
        receipts.add(List.of(request(3, 3, 500), request(3, 3, 200)));

        // then
        assertThat(receipts.changed()).isZero();
        assertThat(receipts.seen()).isOne();
        assertThat(receipts.repeated()).isOne();
        assertThat(receipts.deliveredToNobody(List.of(delivered(3, 2)))).isZero();
        assertThat(receipts.moreThanSaid(List.of(delivered(3, 2)))).isZero();
    }

    @Test
    void noticesABodyThatIsNotThatOfItsId() {
        // when
        receipts.add(List.of(request(3, 4, 200)));

        // then
        assertThat(receipts.changed()).isOne();
    }

    @Test
    void noticesADeliveryThatNobodyAccepted() {
        // when
        receipts.add(List.of(request(3, 3, 500)));

        // then
        assertThat(receipts.deliveredToNobody(List.of(delivered(3, 1)))).isOne();
    }

    @Test
    void noticesMoreRequestsThanAnOutcomeSays() {
        // when
        receipts.add(List.of(request(3, 3, 500), request(3, 3, 500), request(3, 3, 200)));

        // then
        assertThat(receipts.moreThanSaid(List.of(delivered(3, 2)))).isOne();
    }

    @Test
    void noticesADeliveryThatEndsTwice() {
        // given
        Endings endings = new Endings();

        // when
        endings.add(delivered(1, 1));
        endings.add(delivered(2, 1));
        endings.add(delivered(1, 2));

        // then
        assertThat(endings.repeated()).isOne();
        assertThat(endings.size()).isEqualTo(2);
    }

    private ReceivedRequest request(int id, int body, int status) {
        return new ReceivedRequest(
                0,
                "POST",
                "/in",
                SendingScript.id(id),
                "1",
                script.bodyHash(body),
                0,
                status,
                String.valueOf(status),
                SignatureVerdict.UNCHECKED,
                Map.of(),
                new byte[0]);
    }

    private Outcome delivered(int n, int attempts) {
        return new Outcome(
                SendingScript.id(n),
                "crm",
                "u",
                Outcome.State.DELIVERED,
                attempts,
                200,
                "",
                0,
                script.message(n));
    }
}
