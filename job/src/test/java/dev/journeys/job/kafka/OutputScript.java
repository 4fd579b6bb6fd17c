// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.state.OutputKind;
import dev.journeys.job.state.OutputRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** What a job emits in a test: always the same records, by their number. */
enum OutputScript implements GeneratorFunction<Long, OutputRecord> {
    /** A delivery, then the transition that says so. */
    DELIVERIES {
        @Override
        public OutputRecord map(Long index) {
            return index % 2 == 0
                    ? delivery("email", "{\"id\":\"d-" + index / 2 + "\"}")
                    : new OutputRecord(
                            OutputKind.TRANSITION,
                            "ann",
                            utf8("{\"delivery\":\"d-" + index / 2 + "\"}"));
        }
    },
    /** A delivery to nowhere, one that is too large, one that is fine, and an acknowledgement. */
    MISFITS {
        @Override
        public OutputRecord map(Long index) {
            String id = "{\"id\":\"d-" + index + "\",\"x\":\"";
            return switch ((int) (index % 4)) {
                case 0 -> delivery("nowhere", id + "\"}");
                case 1 -> delivery("email", id + "y".repeat(LARGE) + "\"}");
                case 2 -> delivery("email", id + "\"}");
                default -> new OutputRecord(OutputKind.ACKNOWLEDGEMENT, "cart/1/0", utf8("{}"));
            };
        }
    };

    /** More than a record may have. */
    static final int LARGE = 1 << 20;

    /**
     * The records as a source.
     *
     * @param perCheckpoint how many come before each checkpoint
     */
    DataGeneratorSource<OutputRecord> source(long count, int perCheckpoint) {
        return new DataGeneratorSource<>(
                this,
                count,
                RateLimiterStrategy.perCheckpoint(perCheckpoint),
                TypeInformation.of(OutputRecord.class));
    }

    private static OutputRecord delivery(String destination, String json) {
        return new OutputRecord(OutputKind.DELIVERY, "ann", destination, utf8(json));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
