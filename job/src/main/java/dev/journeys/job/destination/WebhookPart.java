// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import dev.journeys.connectors.delivery.BreakerSettings;
import dev.journeys.connectors.delivery.DeliverySettings;
import dev.journeys.connectors.delivery.RetrySettings;
import dev.journeys.connectors.webhook.WebhookSettings;
import dev.journeys.patterns.parse.ChoiceReader;
import dev.journeys.patterns.parse.DurationReader;
import dev.journeys.patterns.parse.Field;
import dev.journeys.patterns.parse.FieldValues;
import dev.journeys.patterns.parse.IntegerReader;
import dev.journeys.patterns.parse.PartReader;
import dev.journeys.patterns.parse.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A request for each delivery. */
final class WebhookPart extends DestinationPart {
    private static final Field<String> URL = Field.required("url", new UrlReader());
    private static final Field<String> METHOD =
            Field.optional(
                    "method",
                    new ChoiceReader<>(Map.of("POST", "POST", "PUT", "PUT", "PATCH", "PATCH")));
    private static final Field<Map<String, String>> HEADERS =
            Field.optional("headers", new HeadersReader());
    private static final Field<BodyTemplate> BODY = Field.optional("body", new BodyReader());
    private static final Field<List<String>> SIGNING =
            Field.optional("signing", SecretTexts::references);
    private static final Field<Duration> DEADLINE =
            Field.optional("deadline", new LimitedDuration("PT2M"));
    private static final Field<Integer> MAX_REPLY_BYTES =
            Field.optional("maxReplyBytes", new IntegerReader(ProblemCode.UNKNOWN_VALUE, 16 << 20));
    private static final Field<LimitsPart.Limits> LIMITS =
            Field.optional("limits", new PartReader<>(new LimitsPart()));
    private static final Field<RetrySettings> RETRY =
            Field.optional("retry", new PartReader<>(new RetryPart()));
    private static final Field<BreakerSettings> BREAKER =
            Field.optional("breaker", new PartReader<>(new BreakerPart()));
    private static final Field<Duration> MAX_AGE = Field.optional("maxAge", new DurationReader());

    WebhookPart() {
        super(
                DestinationType.WEBHOOK,
                URL,
                METHOD,
                HEADERS,
                BODY,
                SIGNING,
                DEADLINE,
                MAX_REPLY_BYTES,
                LIMITS,
                RETRY,
                BREAKER,
                MAX_AGE);
    }

    @Override
    public DestinationDefinition build(FieldValues values) {
        return new DestinationDefinition.Webhook(
                values.get(ID),
                new WebhookSettings(
                        values.get(URL),
                        values.find(METHOD).orElse(DestinationDefaults.METHOD),
                        values.find(HEADERS).orElse(Map.of()),
                        values.find(SIGNING).orElse(List.of()),
                        values.find(DEADLINE).orElse(DestinationDefaults.DEADLINE),
                        values.find(MAX_REPLY_BYTES).orElse(DestinationDefaults.MAX_REPLY_BYTES)),
                values.find(BODY),
                delivery(values));
    }

    private static DeliverySettings delivery(FieldValues values) {
        LimitsPart.Limits limits = values.find(LIMITS).orElse(LimitsPart.DEFAULTS);
        return new DeliverySettings(
                limits.perSecond(),
                limits.inFlight(),
                values.find(RETRY).orElse(DestinationDefaults.RETRY),
                values.find(BREAKER).orElse(DestinationDefaults.BREAKER),
                values.find(MAX_AGE).orElse(DestinationDefaults.MAX_AGE));
    }
}
