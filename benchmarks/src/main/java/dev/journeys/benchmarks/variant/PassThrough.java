// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.variant;

import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.connectors.files.Line;
import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What Flink costs where nothing is done: the user is found in the bytes, the event goes to the
 * user's subtask and is written as it is. No job that is keyed by user can be cheaper.
 */
public final class PassThrough implements Variant {
    private static final byte[] USER = "\"userId\":\"".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "pass-through";
    }

    @Override
    public void build(StreamExecutionEnvironment env, Workload workload, String stage) {
        Jobs.write(
                Jobs.lines(env, stage)
                        .map(PassThrough::scan)
                        .returns(Types.TUPLE(Types.STRING, Types.PRIMITIVE_ARRAY(Types.BYTE)))
                        .name("Scan for the user")
                        .keyBy(event -> event.f0, Types.STRING)
                        .process(new Write(), Jobs.OUTPUT)
                        .name("Pass through"),
                stage);
    }

    static Tuple2<String, byte[]> scan(Line line) {
        byte[] text = line.text();
        int begin = find(text) + USER.length;
        int end = begin;
        while (text[end] != '"') {
            end++;
        }
        return Tuple2.of(new String(text, begin, end - begin, StandardCharsets.UTF_8), text);
    }

    private static int find(byte[] text) {
        for (int at = 0; at <= text.length - USER.length; at++) {
            int same = 0;
            while (same < USER.length && text[at + same] == USER[same]) {
                same++;
            }
            if (same == USER.length) {
                return at;
            }
        }
        throw new IllegalArgumentException("Expected an event with a user, but found none.");
    }

    private static final class Write
            extends KeyedProcessFunction<String, Tuple2<String, byte[]>, OutputRecord> {
        private static final long serialVersionUID = 1;

        @Override
        public void processElement(
                Tuple2<String, byte[]> event, Context context, Collector<OutputRecord> out) {
            out.collect(new OutputRecord(OutputKind.TRANSITION, event.f0, event.f1));
        }
    }
}
