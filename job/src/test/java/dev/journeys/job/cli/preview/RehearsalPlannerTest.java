// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.patterns.validate.DefinitionReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalPlannerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CART =
            """
            { "id": "cart", "version": 3,
              "entry": { "event": "checkout", "where": "properties.total > 20", "audience": "news",
                         "reentry": "once", "identifier": "session" },
              "exits": [
                { "name": "cancelled", "event": "cancelled", "where": "properties.final == true",
                  "send": { "destination": "crm", "when": "has(profile.email)",
                            "payload": { "why": "{{ properties.why }}" } } },
                { "name": "gone", "event": "deleted" } ],
              "steps": [
                { "id": "wait", "type": "hold-until", "atMost": "PT1H", "timeout": "nudge",
                  "branches": [
                    { "name": "changed", "event": "cart_modified", "restart": true },
                    { "name": "bought", "event": ["paid", "invoiced"], "next": "thanks" } ] },
                { "id": "nudge", "type": "send", "destination": "email",
                  "when": "has(profile.email)", "next": "end" },
                { "id": "end", "type": "exit" },
                { "id": "thanks", "type": "send", "destination": "email", "event": "Thanks",
                  "payload": { "sum": "{{ context['paid - bought'].sum }}" } } ] }
            """;

    private static final String WHO =
            event("identify", "", "2026-03-01T09:00:00Z", "{\"email\":\"a@b.example\"}");
    private static final String CHECKOUT = track("checkout", "10:00:00", "{\"session\":\"s\"}");

    @Test
    void leadsPastAllSendsOfStepsWhateverTheirConditions() throws Exception {
        // when
        Rehearsal rehearsal = plan(CART, CHECKOUT).get(0);

        // then
        assertThat(JSON.readTree(rehearsal.definition()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                { "id": "cart", "version": 3,
                                  "entry": { "event": "checkout", "reentry": "once",
                                             "identifier": "session" },
                                  "steps": [
                                    { "id": "nudge", "type": "send", "destination": "email",
                                      "next": "thanks" },
                                    { "id": "thanks", "type": "send", "destination": "email",
                                      "event": "Thanks",
                                      "payload": { "sum": "{{ context['paid - bought'].sum }}" } }
                                  ] }
                                """));
        assertThat(rehearsal.events()).hasSize(1);
        assertThat(rehearsal.sends())
                .containsExactly(
                        new PlannedSend("nudge", false, "has(profile.email)", List.of()),
                        new PlannedSend("thanks", false, null, List.of()));
    }

    @Test
    void takesLaterEventsAsTheBranchesThatNameThem() throws Exception {
        // when
        Rehearsal rehearsal =
                plan(
                                CART,
                                track("paid", "10:30:00", "{\"session\":\"s\",\"sum\":5}"),
                                WHO,
                                track("seen", "10:20:00", "{\"session\":\"s\"}"),
                                CHECKOUT,
                                track("cart_modified", "10:10:00", "{\"session\":\"s\"}"))
                        .get(0);

        // then
        JsonNode steps = JSON.readTree(rehearsal.definition()).get("steps");
        assertThat(steps.findValuesAsText("id"))
                .containsExactly("preview-0", "preview-1", "nudge", "thanks");
        assertThat(steps.at("/0/branches/0").toString())
                .isEqualTo(
                        "{\"name\":\"changed\",\"event\":\"cart_modified\",\"next\":\"preview-1\"}");
        assertThat(steps.at("/1/branches/0").toString())
                .isEqualTo("{\"name\":\"bought\",\"event\":\"paid\",\"next\":\"nudge\"}");
        assertThat(rehearsal.events())
                .extracting(line -> JSON.readTree(line).path("event").asText())
                .containsExactly("", "checkout", "cart_modified", "paid");
    }

    @Test
    void endsTheInstanceByTheEventOfAnExitRule() throws Exception {
        // when
        Rehearsal rehearsal =
                plan(CART, CHECKOUT, track("cancelled", "10:10:00", "{\"why\":\"late\"}")).get(1);

        // then
        assertThat(JSON.readTree(rehearsal.definition()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                { "id": "cart", "version": 3,
                                  "entry": { "event": "checkout", "reentry": "once" },
                                  "steps": [
                                    { "id": "wait", "type": "delay", "for": "P3650D" } ],
                                  "exits": [
                                    { "name": "cancelled", "event": "cancelled",
                                      "matchIdentifier": false,
                                      "send": { "destination": "crm",
                                                "payload": { "why": "{{ properties.why }}" } } } ] }
                                """));
        assertThat(rehearsal.sends())
                .containsExactly(
                        new PlannedSend("cancelled", true, "has(profile.email)", List.of()));
    }

    @Test
    void hasTheEventStandInForTheEventOfAnExitRule() throws Exception {
        // when
        Rehearsal rehearsal = plan(CART, CHECKOUT).get(1);

        // then
        assertThat(JSON.readTree(rehearsal.definition()).at("/exits/0/event").asText())
                .isEqualTo("checkout");
        assertThat(rehearsal.events()).hasSize(2);
        assertThat(rehearsal.events().get(0)).doesNotContain("messageId");
        assertThat(rehearsal.events().get(1)).contains("\"messageId\":\"m-10:00:00\"");
        assertThat(rehearsal.sends().get(0).notes())
                .containsExactly("'checkout' stands in for the exit event 'cancelled'.");
    }

    @Test
    void hasTheFirstEventStandInForTheEntry() throws Exception {
        // when
        Rehearsal rehearsal = plan(CART, WHO, track("paid", "10:00:00", "{}")).get(0);

        // then
        assertThat(JSON.readTree(rehearsal.definition()).get("entry").toString())
                .isEqualTo("{\"event\":\"paid\",\"reentry\":\"once\"}");
        assertThat(rehearsal.sends().get(0).notes())
                .containsExactly("'paid' stands in for the entry event 'checkout'.");
    }

    @Test
    void givesEachStageOfAPatternItsEvent() throws Exception {
        // given
        String journey =
                """
                { "id": "p", "version": 1,
                  "entry": { "pattern": { "within": "PT1H", "sequence": [
                    { "name": "viewed", "event": "view", "times": 3 },
                    { "name": "none", "event": "buy", "contiguity": "not-followed-by" },
                    { "name": "added", "event": ["add", "put"], "where": "properties.n > 1" } ] } },
                  "steps": [ { "id": "s", "type": "send", "destination": "email" } ] }
                """;

        // when
        Rehearsal whole =
                plan(journey, track("view", "10:00:00", "{}"), track("put", "10:01:00", "{}"))
                        .get(0);
        Rehearsal part = plan(journey, track("add", "10:00:00", "{}")).get(0);

        // then
        assertThat(JSON.readTree(whole.definition()).at("/entry/pattern/sequence").toString())
                .isEqualTo(
                        "[{\"name\":\"viewed\",\"event\":\"view\"},{\"name\":\"added\",\"event\":\"put\"}]");
        assertThat(JSON.readTree(part.definition()).at("/entry/pattern/sequence").toString())
                .isEqualTo("[{\"name\":\"added\",\"event\":\"add\"}]");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void plansEverySendOfEveryExample(Path example) throws IOException {
        // given
        String journey = Files.readString(example.resolve("journey.json"));
        String event = Files.readAllLines(example.resolve("events.jsonl")).get(0);

        // when
        List<Rehearsal> rehearsals = plan(journey, event);

        // then
        assertThat(rehearsals.stream().flatMap(each -> each.sends().stream()).toList())
                .hasSize(journey.split("\"destination\"").length - 1);
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "examples"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("journey.json"))).toList();
        }
    }

    @Test
    void plansNothingForAJourneyThatSendsNothing() throws Exception {
        String journey =
                "{\"id\":\"q\",\"version\":1,\"entry\":{\"event\":\"e\"},\"steps\":[{\"id\":\"x\",\"type\":\"exit\"}]}";
        assertThat(plan(journey, CHECKOUT)).isEmpty();
    }

    @Test
    void readsAnEventOnSeveralLines() {
        // given
        String text = CHECKOUT.replace(",", ",\n  ");

        // when
        List<JourneyEvent> events = PreviewEvents.parse("f", "\n" + text + "\n", "auto");

        // then
        assertThat(events).extracting(JourneyEvent::name).containsExactly("checkout");
    }

    @Test
    void refusesEventsOfWhichNobodyKnowsWhatTheyMean() {
        assertThatThrownBy(() -> PreviewEvents.parse("f", " \n", "auto"))
                .hasMessage("Expected an event in 'f', but it is empty.");
        assertThatThrownBy(
                        () ->
                                PreviewEvents.parse(
                                        "f",
                                        CHECKOUT + "\n" + CHECKOUT.replace("u-1", "u-2"),
                                        "auto"))
                .hasMessage("Expected events of one user in 'f', but found several users.");
        assertThatThrownBy(() -> PreviewEvents.parse("f", "{\"userId\":\"u\"}", "auto"))
                .hasMessageStartingWith("In 'f': Expected");
    }

    /** Every definition that is derived is valid. */
    private static List<Rehearsal> plan(String journey, String... events) throws IOException {
        List<Rehearsal> rehearsals =
                RehearsalPlanner.plan(
                        JSON.readTree(journey),
                        PreviewEvents.parse("f", String.join("\n", events), "auto"));
        for (Rehearsal rehearsal : rehearsals) {
            String text = new String(rehearsal.definition(), StandardCharsets.UTF_8);
            assertThat(DefinitionReader.read(text)).isInstanceOf(DefinitionReader.Valid.class);
        }
        return rehearsals;
    }

    private static String track(String name, String time, String properties) {
        return event("track", name, "2026-03-01T" + time + "Z", properties)
                .replace("{\"type\"", "{\"messageId\":\"m-" + time + "\",\"type\"");
    }

    private static String event(String type, String name, String time, String properties) {
        return "{\"type\":\"%s\",\"event\":\"%s\",\"userId\":\"u-1\",\"timestamp\":\"%s\",\"%s\":%s}"
                .formatted(
                        type,
                        name,
                        time,
                        type.equals("identify") ? "traits" : "properties",
                        properties);
    }
}
