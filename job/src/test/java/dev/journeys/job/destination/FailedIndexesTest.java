// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedIndexesTest {
    private final FailedIndexes failed = new FailedIndexes();

    @Test
    void readsIndexesAndObjectsWithAStatus() {
        // when
        List<FailedItem> items =
                read(
                        "{\"failed\":[3,{\"index\":0,\"status\":400},{\"index\":1,\"status\":503},{\"index\":2}]}");

        // then
        assertThat(items)
                .containsExactly(
                        new FailedItem(0, false, "status-400"),
                        new FailedItem(1, true, "status-503"),
                        new FailedItem(2, true, "failed"),
                        new FailedItem(3, true, "failed"));
    }

    @Test
    void passesOverWhatIsNotInTheRequest() {
        assertThat(read("{\"failed\":[-1,4,1e3,\"2\",null,{\"index\":99}]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "[1,2]",
                "{\"success\":true}",
                "{\"failed\":true}",
                "{\"failed\":[1",
                "\u0000\u0001"
            })
    void readsNoFailuresFromAnythingElse(String reply) {
        assertThat(read(reply)).isEmpty();
    }

    private List<FailedItem> read(String reply) {
        return failed.read(reply.getBytes(StandardCharsets.UTF_8), 4);
    }
}
