// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every change makes exactly one mistake in a definition that has every field; the tables say which
 * problem it is.
 */
class FieldProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/id                        | 5         | Expected a text, but found the number '5'.",
                "/version                   | \"1\"     | Expected a whole number from 1 to 2147483647, but found the text '1'.",
                "/format                    | \"1\"     | Expected a whole number from 1 to 2147483647, but found the text '1'.",
                "/name                      | null      | Expected a text, but found 'null'.",
                "/description               | []        | Expected a text, but found a list.",
                "/$schema                   | true      | Expected a text, but found 'true'.",
                "/expireAfter               | 60        | Expected a text, but found the number '60'.",
                "/entry                     | []        | Expected an object, but found a list.",
                "/entry/event               | {}        | Expected the name of an event or a list of names, but found an object.",
                "/entry/event               | null      | Expected the name of an event or a list of names, but found 'null'.",
                "/entry/event/1             | 7         | Expected a text, but found the number '7'.",
                "/entry/where               | true      | Expected a text, but found 'true'.",
                "/entry/audience            | [\"vip\"] | Expected a text, but found a list.",
                "/entry/reentry             | null      | Expected 'every-event', 'once' or an object with 'after', but found 'null'.",
                "/entry/reentry/after       | 30        | Expected a text, but found the number '30'.",
                "/entry/identifier          | false     | Expected a text, but found 'false'.",
                "/entry/whenLive            | {}        | Expected a text, but found an object.",
                "/exits                     | {}        | Expected a list, but found an object.",
                "/exits/0                   | \"x\"     | Expected an object, but found the text 'x'.",
                "/exits/0/name              | 1         | Expected a text, but found the number '1'.",
                "/exits/0/matchIdentifier   | \"false\" | Expected true or false, but found the text 'false'.",
                "/exits/0/send              | null      | Expected an object, but found 'null'.",
                "/exits/0/send/destination  | 1         | Expected a text, but found the number '1'.",
                "/exits/0/send/payload      | \"{}\"    | Expected an object, but found the text '{}'.",
                "/steps                     | {}        | Expected a list, but found an object.",
                "/steps/0                   | []        | Expected an object, but found a list.",
                "/steps/0/id                | 0         | Expected a text, but found the number '0'.",
                "/steps/0/type              | 0         | Expected a text, but found the number '0'.",
                "/steps/0/atMost            | {}        | Expected a text, but found an object.",
                "/steps/0/branches          | {}        | Expected a list, but found an object.",
                "/steps/0/branches/1        | null      | Expected an object, but found 'null'.",
                "/steps/0/branches/1/next   | 5         | Expected a text, but found the number '5'.",
                "/steps/0/branches/1/restart| null      | Expected true or false, but found 'null'.",
                "/steps/0/timeout           | {}        | Expected a text, but found an object.",
                "/steps/1/for               | 5         | Expected a text, but found the number '5'.",
                "/steps/2/until             | 5         | Expected a text, but found the number '5'.",
                "/steps/2/otherwise         | false     | Expected a text, but found 'false'.",
                "/steps/3/branches/0/when   | true      | Expected a text, but found 'true'.",
                "/steps/4/sticky            | 1         | Expected true or false, but found the number '1'.",
                "/steps/4/branches/0/percent| \"33\"    | Expected a percentage from 0 to 100 with at most two decimals, but found the text '33'.",
                "/steps/5/event             | [\"a\"]   | Expected a text, but found a list.",
                "/steps/5/payload           | []        | Expected an object, but found a list.",
                "/steps/5/channel           | null      | Expected a text, but found 'null'.",
                "/steps/5/when              | true      | Expected a text, but found 'true'.",
                "/steps/6/reason            | 1         | Expected a text, but found the number '1'.",
                "/steps/7/window            | \"9-18\"  | Expected an object, but found the text '9-18'.",
                "/steps/7/window/from       | 9         | Expected a text, but found the number '9'.",
                "/steps/7/window/to         | null      | Expected a text, but found 'null'.",
                "/steps/7/window/days       | \"MON\"   | Expected a list, but found the text 'MON'.",
                "/steps/7/window/zone       | null      | Expected a text, but found 'null'.",
            })
    void reportsValuesOfTheWrongType(String pointer, String json, String message) {
        assertThat(problemsWith(pointer, json))
                .containsExactly("wrong-type " + pointer + " " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/id                      |                | Expected the field 'id' in a definition, but found none.",
                "/version                 |                | Expected the field 'version' in a definition, but found none.",
                "/entry                   |                | Expected the field 'entry' in a definition, but found none.",
                "/steps                   |                | Expected the field 'steps' in a definition, but found none.",
                "/entry/event             | /entry         | Expected the field 'event' or 'pattern' in an entry, but found none.",
                "/entry/reentry/after     | /entry/reentry | Expected the field 'after' in a reentry, but found none.",
                "/exits/0/name            | /exits/0       | Expected the field 'name' in an exit rule, but found none.",
                "/exits/0/event           | /exits/0       | Expected the field 'event' in an exit rule, but found none.",
                "/exits/0/send/destination| /exits/0/send  | Expected the field 'destination' in the send of an exit rule, but found none.",
                "/steps/0/id              | /steps/0       | Expected the field 'id' in a hold-until step, but found none.",
                "/steps/0/type            | /steps/0       | Expected the field 'type' in a step, but found none.",
                "/steps/0/atMost          | /steps/0       | Expected the field 'atMost' in a hold-until step, but found none.",
                "/steps/0/branches        | /steps/0       | Expected the field 'branches' in a hold-until step, but found none.",
                "/steps/0/branches/1/name | /steps/0/branches/1 | Expected the field 'name' in a branch of a hold-until step, but found none.",
                "/steps/0/branches/1/event| /steps/0/branches/1 | Expected the field 'event' in a branch of a hold-until step, but found none.",
                "/steps/1/for             | /steps/1       | Expected one of the fields 'for', 'until' or 'window' in a delay step, but found none.",
                "/steps/3/branches        | /steps/3       | Expected the field 'branches' in a data-split step, but found none.",
                "/steps/3/branches/0/name | /steps/3/branches/0 | Expected the field 'name' in a branch of a data-split step, but found none.",
                "/steps/3/branches/0/when | /steps/3/branches/0 | Expected the field 'when' in a branch of a data-split step, but found none.",
                "/steps/4/branches        | /steps/4       | Expected the field 'branches' in a random-split step, but found none.",
                "/steps/4/branches/0/name | /steps/4/branches/0 | Expected the field 'name' in a branch of a random-split step, but found none.",
                "/steps/4/branches/0/percent | /steps/4/branches/0 | Expected the field 'percent' in a branch of a random-split step, but found none.",
                "/steps/5/destination     | /steps/5       | Expected the field 'destination' in a send step, but found none.",
                "/steps/7/window/from     | /steps/7/window | Expected the field 'from' in a window, but found none.",
                "/steps/7/window/to       | /steps/7/window | Expected the field 'to' in a window, but found none.",
                "/steps/7/window/zone     | /steps/7/window | Expected the field 'zone' in a window, but found none.",
            })
    void reportsMissingFields(String pointer, String object, String message) {
        String place = object == null ? "" : object;
        assertThat(problemsWith(pointer, ""))
                .containsExactly("missing-field " + place + " " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/colour | Expected one of the fields '$schema', 'format', 'id', 'version', 'name', 'description', 'entry', 'exits', 'steps', 'expireAfter' or 'x-…' in a definition, but found 'colour'.",
                "/steps2 | Expected one of the fields '$schema', 'format', 'id', 'version', 'name', 'description', 'entry', 'exits', 'steps', 'expireAfter' or 'x-…' in a definition, but found 'steps2'. Did you mean 'steps'?",
                "/entry/$schema | Expected one of the fields 'event', 'pattern', 'where', 'audience', 'reentry', 'identifier', 'whenLive' or 'x-…' in an entry, but found '$schema'.",
                "/entry/reentry/before | Expected one of the fields 'after' or 'x-…' in a reentry, but found 'before'.",
                "/exits/0/next | Expected one of the fields 'name', 'event', 'where', 'matchIdentifier', 'send' or 'x-…' in an exit rule, but found 'next'.",
                "/exits/0/send/next | Expected one of the fields 'destination', 'event', 'payload', 'channel', 'when' or 'x-…' in the send of an exit rule, but found 'next'.",
                "/exits/0/send/id | Expected one of the fields 'destination', 'event', 'payload', 'channel', 'when' or 'x-…' in the send of an exit rule, but found 'id'.",
                "/steps/0/next | Expected one of the fields 'id', 'type', 'atMost', 'branches', 'timeout' or 'x-…' in a hold-until step, but found 'next'.",
                "/steps/0/branches/0/when | Expected one of the fields 'name', 'event', 'where', 'next', 'restart' or 'x-…' in a branch of a hold-until step, but found 'when'.",
                "/steps/1/atMost | Expected one of the fields 'id', 'type', 'for', 'until', 'window', 'next', 'otherwise' or 'x-…' in a delay step, but found 'atMost'.",
                "/steps/3/next | Expected one of the fields 'id', 'type', 'branches', 'otherwise' or 'x-…' in a data-split step, but found 'next'.",
                "/steps/3/branches/0/percent | Expected one of the fields 'name', 'when', 'next' or 'x-…' in a branch of a data-split step, but found 'percent'.",
                "/steps/4/otherwise | Expected one of the fields 'id', 'type', 'branches', 'sticky' or 'x-…' in a random-split step, but found 'otherwise'.",
                "/steps/4/branches/0/when | Expected one of the fields 'name', 'percent', 'next' or 'x-…' in a branch of a random-split step, but found 'when'.",
                "/steps/5/where | Expected one of the fields 'id', 'type', 'destination', 'event', 'payload', 'channel', 'when', 'next' or 'x-…' in a send step, but found 'where'.",
                "/steps/6/next | Expected one of the fields 'id', 'type', 'reason' or 'x-…' in an exit step, but found 'next'.",
                "/steps/6/X-note | Expected one of the fields 'id', 'type', 'reason' or 'x-…' in an exit step, but found 'X-note'.",
                "/steps/7/window/next | Expected one of the fields 'from', 'to', 'days', 'zone' or 'x-…' in a window, but found 'next'.",
            })
    void reportsUnknownFieldsAndNamesTheKnown(String pointer, String message) {
        assertThat(problemsWith(pointer, "\"x\""))
                .containsExactly("unknown-field " + pointer + " " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "/entry/where, /entry/wheer",
        "/version, /verison",
        "/steps/0/atMost, /steps/0/atmost",
        "/steps/0/id, /steps/0/iid",
        "/steps/0/type, /steps/0/tpye",
        "/steps/0/branches, /steps/0/branch",
        "/steps/0/timeout, /steps/0/time-out",
        "/exits/0/send/destination, /exits/0/send/desination",
    })
    void reportsAMisspeltFieldOnlyOnce(String field, String misspelt) {
        // given
        String text = DefinitionTexts.valid("every-field");
        String value =
                JsonDocument.parse(text, new Problems())
                        .root()
                        .orElseThrow()
                        .at(field)
                        .node()
                        .toString();
        String renamed =
                DefinitionTexts.with(DefinitionTexts.with(text, field, ""), misspelt, value);

        // when
        List<Problem> problems = DefinitionParser.parse(renamed).problems();

        // then
        assertThat(problems).singleElement().extracting(Problem::pointer).isEqualTo(misspelt);
        assertThat(problems.get(0).message())
                .endsWith("Did you mean '" + field.substring(field.lastIndexOf('/') + 1) + "'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "empty /steps               | []     | Expected at least one item, but found an empty list.",
                "empty /entry/event         | []     | Expected at least one item, but found an empty list.",
                "empty /entry/event         | \"\"   | Expected at least one character, but found the text ''.",
                "empty /entry/event/0       | \"\"   | Expected at least one character, but found the text ''.",
                "empty /entry/where         | \"\"   | Expected at least one character, but found the text ''.",
                "empty /entry/audience      | \"\"   | Expected at least one character, but found the text ''.",
                "empty /exits/0/name        | \"\"   | Expected at least one character, but found the text ''.",
                "empty /steps/0/id          | \"\"   | Expected at least one character, but found the text ''.",
                "empty /steps/0/branches    | []     | Expected at least one item, but found an empty list.",
                "empty /steps/3/branches    | []     | Expected at least one item, but found an empty list.",
                "empty /steps/4/branches    | []     | Expected at least one item, but found an empty list.",
                "empty /steps/5/destination | \"\"   | Expected at least one character, but found the text ''.",
                "empty /steps/5/event       | \"\"   | Expected at least one character, but found the text ''.",
                "empty /steps/5/channel     | \"\"   | Expected at least one character, but found the text ''.",
                "empty /steps/6/reason      | \"\"   | Expected at least one character, but found the text ''.",
                "invalid-id /id             | \"-a\" | Expected an id of 1 to 73 lower-case letters, digits and dashes that does not begin with a dash, but found '-a'.",
                "invalid-id /id             | \"aB\" | Expected an id of 1 to 73 lower-case letters, digits and dashes that does not begin with a dash, but found 'aB'.",
                "invalid-id /id             | \"\"   | Expected an id of 1 to 73 lower-case letters, digits and dashes that does not begin with a dash, but found ''.",
                "invalid-id /id             | \"a\\n\" | Expected an id of 1 to 73 lower-case letters, digits and dashes that does not begin with a dash, but found 'a\\u000a'.",
                "invalid-version /version   | 0      | Expected a whole number from 1 to 2147483647, but found the number '0'.",
                "invalid-version /version   | 1.5    | Expected a whole number from 1 to 2147483647, but found the number '1.5'.",
                "invalid-version /version   | 2147483648 | Expected a whole number from 1 to 2147483647, but found the number '2147483648'.",
                "invalid-duration /expireAfter | \"P1Y\" | Expected a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S', but found 'P1Y'.",
                "invalid-duration /entry/reentry/after | \"PT0S\" | Expected a duration of more than zero and at most 'P3650D', but found 'PT0S'.",
                "invalid-duration /steps/0/atMost | \"1h\" | Expected a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S', but found '1h'.",
                "invalid-duration /steps/1/for | \"P1W\" | Expected a duration in days and time such as 'P7D', 'PT1H30M' or 'PT0.5S', but found 'P1W'.",
                "invalid-path /entry/identifier | \"a..b\" | Expected a property path such as 'order.id', but found 'a..b'.",
                "invalid-path /entry/identifier | \".a\" | Expected a property path such as 'order.id', but found '.a'.",
                "invalid-path /entry/identifier | \"a.\" | Expected a property path such as 'order.id', but found 'a.'.",
                "invalid-path /entry/identifier | \"\" | Expected a property path such as 'order.id', but found ''.",
                "unknown-value /entry/whenLive | \"Restart\" | Expected 'ignore' or 'restart', but found 'Restart'. Did you mean 'restart'?",
                "unknown-value /entry/reentry | \"never\" | Expected 'every-event', 'once' or an object with 'after', but found the text 'never'.",
                "unknown-value /steps/5/type | \"sned\" | Expected 'data-split', 'delay', 'exit', 'hold-until', 'random-split' or 'send', but found 'sned'. Did you mean 'send'?",
                "unknown-value /steps/5/type | \"webhook\" | Expected 'data-split', 'delay', 'exit', 'hold-until', 'random-split' or 'send', but found 'webhook'.",
                "invalid-percentage /steps/4/branches/0/percent | 33.333 | Expected a percentage from 0 to 100 with at most two decimals, but found the number '33.333'.",
                "invalid-number /steps/5/payload/id | 1e400 | Expected a number in the range of a double, but found the number '1E+400'.",
                "invalid-number /steps/5/payload/list/3/deep | -1e400 | Expected a number in the range of a double, but found the number '-1E+400'.",
                "conflicting-fields /steps/0/branches/0/next | \"pause\" | Expected either 'restart' or 'next' in a branch, but found both.",
                "conflicting-fields /steps/1/until | \"now\" | Expected only one of 'for', 'until' and 'window' in a delay step, but found 'until' beside 'for'.",
                "invalid-time /steps/7/window/from | \"24:00\" | Expected a time of day from '00:00' to '23:59', but found '24:00'.",
                "invalid-time /steps/7/window/from | \"09:00:00\" | Expected a time of day from '00:00' to '23:59', but found '09:00:00'.",
                "invalid-time /steps/7/window/from | \"9 am\" | Expected a time of day from '00:00' to '23:59', but found '9 am'.",
                "invalid-time /steps/7/window/to | \"24:30\" | Expected a time of day from '00:00' to '24:00', but found '24:30'.",
                "invalid-time /steps/7/window/to | \"\" | Expected a time of day from '00:00' to '24:00', but found ''.",
                "conflicting-fields /steps/7/window/to | \"22:00\" | Expected another time in 'to' than in 'from' (a whole day is '00:00' to '24:00'), but found '22:00' in both.",
                "empty /steps/7/window/days | [] | Expected at least one item, but found an empty list.",
                "unknown-value /steps/7/window/days/0 | \"fri\" | Expected 'FRI', 'MON', 'SAT', 'SUN', 'THU', 'TUE' or 'WED', but found 'fri'. Did you mean 'FRI'?",
                "duplicate-day /steps/7/window/days/1 | \"FRI\" | Expected every day at most once, but found 'FRI' again.",
                "empty /steps/7/window/zone | \"\" | Expected at least one character, but found the text ''.",
            })
    void reportsValuesThatAreNotAllowed(String codeAndPointer, String json, String message) {
        String pointer = codeAndPointer.substring(codeAndPointer.indexOf(' ') + 1);
        assertThat(problemsWith(pointer, json)).containsExactly(codeAndPointer + " " + message);
    }

    @Test
    void reportsAnEntryWithBothEventAndPattern() {
        assertThat(problemsWith("/entry/pattern", "{}"))
                .containsExactly(
                        "missing-field /entry/pattern Expected the field 'sequence' or 'allOf' in a pattern, but found none.",
                        "conflicting-fields /entry/pattern Expected either 'event' or 'pattern' in an entry, but found both.");
    }

    @Test
    void reportsAWindowBesideADuration() {
        assertThat(problemsWith("/steps/7/for", "\"P1D\""))
                .containsExactly(
                        "conflicting-fields /steps/7/window Expected only one of 'for', 'until' and 'window' in a delay step, but found 'window' beside 'for'.");
    }

    @Test
    void reportsEveryMistakeOfAWindow() {
        assertThat(
                        problemsWith(
                                "/steps/7/window",
                                "{\"from\":\"9:00\",\"to\":\"24:01\",\"days\":[\"MON\",\"MONDAY\",\"MON\",5],\"tz\":\"UTC\"}"))
                .containsExactly(
                        "unknown-field /steps/7/window/tz Expected one of the fields 'from', 'to', 'days', 'zone' or 'x-…' in a window, but found 'tz'.",
                        "invalid-time /steps/7/window/from Expected a time of day from '00:00' to '23:59', but found '9:00'.",
                        "invalid-time /steps/7/window/to Expected a time of day from '00:00' to '24:00', but found '24:01'.",
                        "unknown-value /steps/7/window/days/1 Expected 'FRI', 'MON', 'SAT', 'SUN', 'THU', 'TUE' or 'WED', but found 'MONDAY'.",
                        "wrong-type /steps/7/window/days/3 Expected a text, but found the number '5'.",
                        "duplicate-day /steps/7/window/days/2 Expected every day at most once, but found 'MON' again.",
                        "missing-field /steps/7/window Expected the field 'zone' in a window, but found none.");
    }

    private static List<String> problemsWith(String pointer, String json) {
        String text = DefinitionTexts.with(DefinitionTexts.valid("every-field"), pointer, json);
        return DefinitionParser.parse(text).problems().stream()
                .map(DefinitionTexts::brief)
                .toList();
    }
}
