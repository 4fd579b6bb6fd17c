// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.ObjLongConsumer;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Copies have nothing in common that changes, whatever happens to which of them: a checkpoint reads
 * the old one while the engine goes on with the new one.
 */
class StateHistoriesTest {

    @Test
    void writeUsersAndInstancesAsTheFirstReleaseDid() throws Exception {
        // given
        MessageDigest digest = MessageDigest.getInstance("SHA-256");

        // when
        for (int seed = 0; seed < 300; seed++) {
            digest.update(bytes(UserStateSerializer.INSTANCE, RandomUsers.user(seed, seed)));
            digest.update(
                    bytes(InstanceStateSerializer.INSTANCE, RandomInstances.instance(seed, seed)));
        }

        // then the digest that the serializers of release 0.1 gave, run on the same histories
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("68e3620e11e47b537e7a946cb564a01cd2317a51a318e963d715f295442f82e0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsCopiesOfUsersApart(long seed) throws IOException {
        assertCopiesStayApart(
                UserStateSerializer.INSTANCE,
                RandomUsers.user(seed, 20),
                RandomUsers::change,
                new Random(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsCopiesOfInstancesApart(long seed) throws IOException {
        assertCopiesStayApart(
                InstanceStateSerializer.INSTANCE,
                RandomInstances.instance(seed, 20),
                RandomInstances::change,
                new Random(seed));
    }

    /** Of ten values that were copied from each other, one changes as if it were alone. */
    private static <T> void assertCopiesStayApart(
            TypeSerializer<T> serializer, T first, ObjLongConsumer<T> change, Random random)
            throws IOException {
        // given
        List<T> values = new ArrayList<>(Collections.nCopies(10, first));
        values.replaceAll(serializer::copy);
        List<byte[]> expected = new ArrayList<>(Collections.nCopies(10, bytes(serializer, first)));

        for (int step = 0; step < 2_000; step++) {
            int from = random.nextInt(10);
            int to = (from + 1 + random.nextInt(9)) % 10;
            int changed = random.nextBoolean() ? from : to;
            long seed = random.nextLong();
            T alone = serializer.deserialize(new DataInputDeserializer(expected.get(from)));

            // when
            values.set(to, serializer.copy(values.get(from)));
            change.accept(values.get(changed), seed);

            // then
            expected.set(to, expected.get(from));
            change.accept(alone, seed);
            expected.set(changed, bytes(serializer, alone));
            for (int i = 0; i < 10; i++) {
                assertThat(bytes(serializer, values.get(i)))
                        .as("value %s after step %s", i, step)
                        .isEqualTo(expected.get(i));
            }
        }
    }

    private static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }
}
