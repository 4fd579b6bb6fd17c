// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.FieldValues;
import dev.journeys.patterns.parse.IntegerReader;
import dev.journeys.patterns.parse.ProblemCode;
import java.time.Duration;
import java.util.Map;

/** A request for many deliveries. */
final class HttpBatchPart extends DestinationPart {
    private static final Field<String> URL = Field.required("url", new UrlReader());
    private static final Field<Map<String, String>> HEADERS =
            Field.optional("headers", new HeadersReader());
    private static final Field<ObjectNode> BODY = Field.optional("body", new BatchBodyReader());
    private static final Field<BodyTemplate> DELIVERY =
            Field.optional("delivery", new BodyReader());
    private static final Field<Integer> MAX_DELIVERIES =
            Field.optional("maxDeliveries", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 10_000));
    private static final Field<Integer> MAX_BYTES =
            Field.optional("maxBytes", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 64 << 20));
    private static final Field<Duration> LINGER =
            Field.optional("linger", new LimitedDuration("PT1M"));
    private static final Field<Duration> DEADLINE =
            Field.optional("deadline", new LimitedDuration("PT30S"));
    private static final Field<Integer> ATTEMPTS =
            Field.optional("attempts", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 100));
    private static final Field<Integer> MAX_REPLY_BYTES =
            Field.optional("maxReplyBytes", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 16 << 20));

    HttpBatchPart() {
        super(
                DestinationType.HTTP_BATCH,
                URL,
                HEADERS,
                BODY,
                DELIVERY,
                MAX_DELIVERIES,
                MAX_BYTES,
                LINGER,
                DEADLINE,
                ATTEMPTS,
                MAX_REPLY_BYTES);
    }

    @Override
    public DestinationDefinition build(FieldValues values) {
        return new DestinationDefinition.HttpBatch(
                values.get(ID),
                values.get(URL),
                values.find(HEADERS).orElse(Map.of()),
                values.find(BODY).orElseGet(BatchBodyReader::defaultBody),
                values.find(DELIVERY),
                values.find(MAX_DELIVERIES).orElse(DestinationDefaults.BATCH_DELIVERIES),
                values.find(MAX_BYTES).orElse(DestinationDefaults.BATCH_BYTES),
                values.find(LINGER).orElse(DestinationDefaults.BATCH_LINGER),
                values.find(DEADLINE).orElse(DestinationDefaults.BATCH_DEADLINE),
                values.find(ATTEMPTS).orElse(DestinationDefaults.BATCH_ATTEMPTS),
                values.find(MAX_REPLY_BYTES).orElse(DestinationDefaults.MAX_REPLY_BYTES));
    }
}
