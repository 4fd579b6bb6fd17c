// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.job.state.UserState.RecentStart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** One value of each state type with everything in it, and the serializer that Flink would use. */
final class StateExamples {
    static final String TEXT = "žluť \"東京\" \uD83D\uDE00\n";
    static final long BEFORE_1970 = -62_135_596_800_000L;

    private StateExamples() {}

    /**
     * A value of a state type.
     *
     * @param name names the checked-in snapshot
     */
    record Example<T>(String name, TypeSerializer<T> serializer, T value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Example<?>> all() {
        return List.of(
                new Example<>("journey-event", JourneyEventSerializer.INSTANCE, event()),
                new Example<>("user-state", UserStateSerializer.INSTANCE, user()),
                new Example<>("instance-state", InstanceStateSerializer.INSTANCE, instance()),
                new Example<>(
                        "definition-record",
                        pojo(DefinitionRecord.class),
                        DefinitionRecord.published("cart", 3, DefinitionRecord.ALWAYS, utf8(TEXT))),
                new Example<>(
                        "late-record",
                        pojo(LateRecord.class),
                        new LateRecord("cart/3/-1", Long.MIN_VALUE)),
                new Example<>(
                        "published-file",
                        pojo(PublishedFile.class),
                        new PublishedFile("journeys/ž.json", "cart", 3, BEFORE_1970, "0f")),
                new Example<>(
                        "count-record",
                        pojo(CountRecord.class),
                        new CountRecord("cart", "entered", Long.MAX_VALUE)),
                new Example<>(
                        "output-record",
                        pojo(OutputRecord.class),
                        new OutputRecord(
                                OutputKind.DELIVERY, TEXT, "emaiľ", utf8("{\"a\":\"ž\"}"))));
    }

    /** The serializer that Flink makes of a record, where Kryo is forbidden. */
    static <T> TypeSerializer<T> pojo(Class<T> type) {
        Configuration config = new Configuration();
        config.set(PipelineOptions.GENERIC_TYPES, false);
        return TypeInformation.of(type).createSerializer(new SerializerConfigImpl(config));
    }

    static JourneyEvent event() {
        byte[] text = utf8("{\"userId\":\"ž\",\"properties\":{\"a\":1}}");
        return new JourneyEvent(
                TEXT,
                "checkout_started",
                true,
                BEFORE_1970,
                "m-ž",
                text,
                28,
                7,
                new Place("events/ž", 3, Long.MAX_VALUE, '/'));
    }

    static UserState user() {
        UserState user =
                new UserState(
                        utf8("{\"email\":\"ž@example.org\"}"),
                        new LastEntries(),
                        List.of(),
                        List.of(),
                        new ArrayList<>(
                                List.of(
                                        new RecentStart("cart", null, -1, 1),
                                        new RecentStart("cart", "", -1, Integer.MAX_VALUE))),
                        new MessageIds());
        user.lastEntries().put("welcome", 253_402_300_799_999L);
        user.lastEntries().put("cart", BEFORE_1970);
        user.enter(new LiveInstance("welcome", Integer.MAX_VALUE, TEXT, 7, 2, 999, Long.MAX_VALUE));
        user.enter(new LiveInstance("cart", 1, null, BEFORE_1970, 1, 0, BEFORE_1970 + 1));
        user.enter(new LiveInstance("cart", 2, "", 7, 1, 3, 7));
        user.begin(new OpenPattern("browse", 1, null, BEFORE_1970));
        user.begin(new OpenPattern("browse", Integer.MAX_VALUE, TEXT, Long.MAX_VALUE));
        user.messages().add(Long.MIN_VALUE, BEFORE_1970);
        user.messages().add(-1, -1);
        user.messages().add(5, 1_772_359_200_000L);
        user.timer(BEFORE_1970);
        return user;
    }

    static InstanceState instance() {
        Map<String, byte[]> captures = new LinkedHashMap<>();
        captures.put("z - ž", utf8("{\"z\":1}"));
        captures.put("a", utf8("{}"));
        Map<Integer, Integer> repeats = new java.util.TreeMap<>(Map.of(0, 100, 999, 1));
        return new InstanceState(TEXT, utf8("{\"a\":\"ž\"}"), captures, repeats, 17, BEFORE_1970);
    }

    /** All that is inside two values; message ids may have more or less room for others. */
    static RecursiveComparisonConfiguration contents() {
        return RecursiveComparisonConfiguration.builder()
                .withEqualsForType(StateExamples::areSame, MessageIds.class)
                .build();
    }

    private static boolean areSame(MessageIds left, MessageIds right) {
        return left.size() == right.size()
                && IntStream.range(0, left.size())
                        .allMatch(
                                i ->
                                        left.fingerprint(i) == right.fingerprint(i)
                                                && left.time(i) == right.time(i));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
