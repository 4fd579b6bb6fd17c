// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview of a journey's requests, with the engine of a replay. */
class PreviewITCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String JOURNEY =
            """
            { "id": "cart", "version": 2,
              "entry": { "event": "checkout", "where": "properties.total > 20" },
              "exits": [
                { "name": "cancelled", "event": "cancelled",
                  "send": { "destination": "audit", "payload": { "why": "{{ properties.why }}" } } } ],
              "steps": [
                { "id": "wait", "type": "hold-until", "atMost": "PT1H", "timeout": "nudge",
                  "branches": [ { "name": "bought", "event": "paid", "next": "thanks" } ] },
                { "id": "nudge", "type": "send", "destination": "crm", "event": "Nudge",
                  "when": "has(profile.email)",
                  "payload": { "to": "{{ profile.email }}", "total": "{{ entry.total }}" } },
                { "id": "thanks", "type": "send", "destination": "bus",
                  "payload": { "sum": "{{ context['paid - bought'].sum }}" } } ] }
            """;

    private static final String CRM =
            """
            { "destination": "crm", "type": "webhook",
              "url": "https://hooks.example.com/in?t=${env:JOURNEYS_SECRET_TOKEN}",
              "headers": { "Authorization": "Bearer ${env:JOURNEYS_SECRET_CRM}" },
              "signing": [ "${env:JOURNEYS_SECRET_SIGN}" ],
              "body": { "text": "{{ delivery.properties.total }} for {{ delivery.userId }}" } }
            """;

    private static final String EVENTS =
            """
            {"type":"identify","userId":"u-1","timestamp":"2026-03-01T09:00:00Z","traits":{"email":"a@b.example"}}
            {"type":"track","event":"checkout","userId":"u-1","timestamp":"2026-03-01T10:00:00Z","properties":{"total":5}}
            {"type":"track","event":"paid","userId":"u-1","timestamp":"2026-03-01T10:30:00Z","properties":{"sum":7.50}}
            """;

    @TempDir private Path folder;

    @Test
    void showsTheRequestOfEverySendWithoutItsSecrets() throws Exception {
        // given
        write("destinations/crm.json", CRM);
        write(
                "destinations/bus.json",
                "{\"destination\":\"bus\",\"type\":\"kafka\",\"topic\":\"bus.out\"}");

        // when
        CommandRun run = preview("--destinations", folder.resolve("destinations"));

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith(
                        """
                        # nudge -> crm (webhook)
                        # only when: has(profile.email)
                        POST https://hooks.example.com/in?t=***
                        authorization: Bearer ***
                        content-type: application/json
                        """)
                .contains(
                        """
                        webhook-signature: v1,***
                        webhook-timestamp: 1772361000

                        {"text":"5 for u-1"}

                        # thanks -> bus (kafka)
                        topic: bus.out
                        key: u-1

                        {"id":""")
                .contains("\"properties\":{\"sum\":7.5}}")
                .contains(
                        """
                        # exit cancelled -> audit
                        # 'paid' stands in for the exit event 'cancelled'.
                        # No definition of this destination was given (--destinations); the delivery:
                        {"id":""")
                .contains("\"step\":\"wait\"")
                .endsWith("1 expression has no value here: null, or nothing inside a text.\n");
    }

    @Test
    void tellsProgramsTheSame() throws Exception {
        // given
        write("destinations/crm.json", CRM);

        // when
        CommandRun run =
                preview("--destinations", folder.resolve("destinations"), "--format", "json");

        // then
        JsonNode shown = JSON.readTree(run.out());
        assertThat(shown.path("missingValues").asInt()).isEqualTo(1);
        assertThat(shown.at("/sends/0/step").asText()).isEqualTo("nudge");
        assertThat(shown.at("/sends/0/request/body").asText())
                .isEqualTo("{\"text\":\"5 for u-1\"}");
        assertThat(shown.at("/sends/0/request/headers/authorization").asText())
                .isEqualTo("Bearer ***");
        assertThat(JSON.readTree(shown.at("/sends/0/delivery").asText()).at("/properties"))
                .isEqualTo(JSON.readTree("{\"to\":\"a@b.example\",\"total\":5}"));
        assertThat(shown.at("/sends/2/exit").asText()).isEqualTo("cancelled");
        assertThat(shown.at("/sends/1").has("request")).isFalse();
    }

    @Test
    void showsEachSendOnceHoweverOftenTheJourneyMightBeEntered() throws Exception {
        // given
        Path journey =
                write(
                        "score.json",
                        """
                        { "id": "score", "version": 1, "entry": { "event": "identify" },
                          "steps": [ { "id": "call", "type": "send", "destination": "crm",
                                       "payload": { "score": "{{ profile.score }}" } } ] }
                        """);
        String event =
                "{\"type\":\"identify\",\"userId\":\"u\",\"timestamp\":\"2026-03-01T0%d:00:00Z\",\"traits\":{\"score\":%d}}\n";
        Path events = write("scores.jsonl", event.formatted(1, 10) + event.formatted(2, 20));

        // when
        CommandRun run = CommandRun.of("preview", journey, "--event", events, "--format", "json");

        // then
        JsonNode sends = JSON.readTree(run.out()).path("sends");
        assertThat(sends).hasSize(1);
        assertThat(sends.at("/0/delivery").asText()).endsWith("\"properties\":{\"score\":10}}");
    }

    @Test
    void showsProblemsOfDefinitionsInsteadOfRequests() throws Exception {
        // given
        write("destinations/crm.json", CRM.replace("webhook\"", "webbook\""));

        // when
        CommandRun run = preview("--destinations", folder.resolve("destinations"));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("crm.json:").contains("webbook");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesAnEventThatIsNone() throws Exception {
        // given
        Path journey = write("cart.json", JOURNEY);
        Path event = write("event.json", "{\"userId\":\"u\"}");

        // when
        CommandRun run = CommandRun.of("preview", journey, "--event", event);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errorLines().get(0)).startsWith("In '" + event + "': Expected");
    }

    private CommandRun preview(Object... arguments) throws IOException {
        Path journey = write("cart.json", JOURNEY);
        Path events = write("events.jsonl", EVENTS);
        Object[] all = new Object[arguments.length + 4];
        all[0] = "preview";
        all[1] = journey;
        all[2] = "--event";
        all[3] = events;
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandRun.of(all);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
