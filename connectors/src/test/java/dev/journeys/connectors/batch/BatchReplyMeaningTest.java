// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.webhook.FailureKind;
import dev.journeys.connectors.webhook.HttpReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchReplyMeaningTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final List<FailedItem> SECOND = List.of(new FailedItem(1, true, "later"));

    @Test
    void takesAllButTheDeliveriesThatTheReplyNames() {
        assertThat(meaning(answered(200, false), Optional.of(SECOND)))
                .isEqualTo(new BatchReply.Taken(SECOND));
    }

    @Test
    void triesAllAgainWhereTheReplyBreaksOffBeforeItHasNamedThem() {
        assertThat(meaning(answered(200, true), Optional.empty()))
                .isEqualTo(new BatchReply.TryAgain("reply-cut", null));
    }

    @ParameterizedTest
    @CsvSource({"400, true", "413, true", "422, true", "401, false", "302, false"})
    void refusesWhatIsFinalAndSplitsWhatMayBeTheFaultOfOne(int status, boolean splits) {
        assertThat(meaning(answered(status, true), Optional.empty()))
                .isEqualTo(new BatchReply.Refused("status-" + status, splits));
    }

    @Test
    void triesAgainWhenTheReceiverSaysSo() {
        // given
        HttpReply busy =
                new HttpReply.Answered(429, Map.of("retry-after", "7"), new byte[0], false);

        // when
        BatchReply meaning = meaning(busy, Optional.of(SECOND));

        // then
        assertThat(meaning).isEqualTo(new BatchReply.TryAgain("status-429", Duration.ofSeconds(7)));
    }

    @Test
    void triesAgainWhereThereIsNoReply() {
        assertThat(
                        meaning(
                                new HttpReply.Failed(FailureKind.TIMEOUT, "deadline"),
                                Optional.of(SECOND)))
                .isEqualTo(new BatchReply.TryAgain("timeout", null));
    }

    private static HttpReply answered(int status, boolean cut) {
        return new HttpReply.Answered(status, Map.of(), new byte[0], cut);
    }

    private static BatchReply meaning(HttpReply reply, Optional<List<FailedItem>> read) {
        return BatchReplyMeaning.of(reply, 3, (body, cut, deliveries) -> read, CLOCK);
    }
}
