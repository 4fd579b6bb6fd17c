// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnsentRequestsTest {
    private static final long HOUR = 3_600_000;
    private static final BatchReply NOT_SENT = new BatchReply.NotSent("secret: env:KEY");
    private static final BatchReply FAILED = new BatchReply.TryAgain("secret: env:KEY", null);
    private static final BatchReply TAKEN = new BatchReply.Taken(List.of());

    private final UnsentRequests requests = new UnsentRequests("crm");

    @Test
    void isAFailureOnceItHasLastedForAnHour() {
        assertThat(requests.counted(NOT_SENT, 5, true)).isEqualTo(NOT_SENT);
        assertThat(requests.counted(NOT_SENT, HOUR + 4, true)).isEqualTo(NOT_SENT);
        assertThat(requests.counted(NOT_SENT, HOUR + 5, true)).isEqualTo(FAILED);
    }

    @Test
    void beginsAnewOnceSomethingWasSent() {
        // given
        requests.counted(NOT_SENT, 5, true);
        requests.counted(TAKEN, 6, true);

        // when
        BatchReply counted = requests.counted(NOT_SENT, HOUR + 5, true);

        // then
        assertThat(counted).isEqualTo(NOT_SENT);
    }

    @Test
    void isAFailureAtOnceWhereThereIsNoTimeToWait() {
        assertThat(requests.counted(NOT_SENT, 5, false)).isEqualTo(FAILED);
    }

    @Test
    void leavesOtherRepliesAsTheyAre() {
        assertThat(requests.counted(TAKEN, 5, false)).isSameAs(TAKEN);
    }
}
