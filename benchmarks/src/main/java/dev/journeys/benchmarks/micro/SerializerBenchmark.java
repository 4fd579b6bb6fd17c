// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.micro;

import dev.journeys.job.state.InstanceState;
import dev.journeys.job.state.InstanceStateSerializer;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.JourneyEventSerializer;
import dev.journeys.job.state.LiveInstance;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import dev.journeys.job.state.UserState;
import dev.journeys.job.state.UserStateSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is serialized for every event: written and read again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SerializerBenchmark {
    private static final long NOW = 1_772_359_200_000L;

    private final DataOutputSerializer out = new DataOutputSerializer(1 << 12);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final JourneyEvent[] events = Samples.events();
    private final UserState user = user();
    private final InstanceState instance =
            new InstanceState("checkout_started_0", Samples.events()[0].properties().toBytes());
    private final TypeSerializer<OutputRecord> outputs =
            TypeInformation.of(OutputRecord.class).createSerializer(new SerializerConfigImpl());
    private final OutputRecord output =
            new OutputRecord(
                    OutputKind.TRANSITION,
                    "user-1000001",
                    "x".repeat(200).getBytes(StandardCharsets.US_ASCII));
    private int next;

    private static UserState user() {
        UserState user = new UserState();
        user.profile("{\"email\":\"u1@example.com\"}".getBytes(StandardCharsets.US_ASCII));
        user.lastEntries().put("journey-00000", NOW);
        user.enter(new LiveInstance("journey-00000", 1, null, NOW, 1, 0, NOW + 3_600_000));
        user.messages().add(1, NOW - 2_000);
        user.messages().add(2, NOW - 1_000);
        user.messages().add(3, NOW);
        return user;
    }

    private <T> T through(TypeSerializer<T> serializer, T value) throws IOException {
        out.clear();
        serializer.serialize(value, out);
        in.setBuffer(out.getSharedBuffer(), 0, out.length());
        return serializer.deserialize(in);
    }

    /** An event, as it goes to its user's subtask. */
    @Benchmark
    public JourneyEvent event() throws IOException {
        next = (next + 1) & (Samples.COUNT - 1);
        return through(JourneyEventSerializer.INSTANCE, events[next]);
    }

    /** A user with a profile, one live instance and three message ids. */
    @Benchmark
    public UserState userState() throws IOException {
        return through(UserStateSerializer.INSTANCE, user);
    }

    /** An instance that has captured nothing but its entry. */
    @Benchmark
    public InstanceState instanceState() throws IOException {
        return through(InstanceStateSerializer.INSTANCE, instance);
    }

    /** A record of 200 bytes that leaves the operator. */
    @Benchmark
    public OutputRecord outputRecord() throws IOException {
        return through(outputs, output);
    }
}
