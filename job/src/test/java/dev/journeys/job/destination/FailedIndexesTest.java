// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeys.connectors.batch.BatchReply.FailedItem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
                "{failed: [1]}",
                "\u0000\u0001"
            })
    void readsNoFailuresFromAnythingElse(String reply) {
        assertThat(read(reply)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok, all", "<html>", "[1,", "\"o", "{\"failed\":[]}  ", "{} {"})
    void readsNoFailuresWhereTheRestCannotNameAnyEither(String reply) {
        assertThat(read(reply, true)).contains(List.of());
    }

    @Test
    void readsWhatIsWholeAlsoWhereThereIsMore() {
        assertThat(read("{\"failed\":[1]}\n\n", true))
                .contains(List.of(new FailedItem(1, true, "failed")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{",
                "{\"ok\":tr",
                "{\"text\":\"ž",
                "{\"failed\":[1",
                "{\"failed\":[1]",
                "{\"failed\":[{\"index\":3,\"status\":4"
            })
    void doesNotKnowWhereTheReplyIsCutAndMightHaveNamedSome(String reply) {
        assertThat(read(reply, true)).isEmpty();
    }

    @Test
    void doesNotKnowWhereACharacterIsCut() {
        // given
        byte[] whole = "{\"text\":\"ž".getBytes(StandardCharsets.UTF_8);

        // when, then
        assertThat(failed.read(Arrays.copyOf(whole, whole.length - 1), true, 4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"failed\":[1", "{\"failed\":[1]", "{\"a\":\"b"})
    void doesNotKnowWhereAnObjectBreaksOffThoughNobodySaysSo(String reply) {
        assertThat(read(reply, false)).isEmpty();
    }

    private List<FailedItem> read(String reply) {
        return read(reply, false).orElseThrow();
    }

    private Optional<List<FailedItem>> read(String reply, boolean cut) {
        return failed.read(reply.getBytes(StandardCharsets.UTF_8), cut, 4);
    }
}
