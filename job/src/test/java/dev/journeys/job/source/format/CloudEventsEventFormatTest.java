// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventsEventFormatTest {
    private static final String WHOLE =
            "'specversion':'1.0','subject':'u','type':'bought','time':17,'id':'i','data':{'a':1}";

    static Stream<Arguments> valid() {
        return Stream.of(
                Arguments.of("", "u|bought|17|i|{'a':1}"),
                Arguments.of("'source':'/shop','dataschema':'x'", "u|bought|17|i|{'a':1}"),
                Arguments.of("'subject':4.0", "4|bought|17|i|{'a':1}"),
                Arguments.of("'type':'identify'", "u|*identify|17|i|{'a':1}"),
                Arguments.of("'type':'page'", "u|page|17|i|{'a':1}"),
                Arguments.of("'type':'Identify'", "u|Identify|17|i|{'a':1}"),
                Arguments.of("'time':'2026-03-01T10:00:00Z'", "u|bought|1772359200000|i|{'a':1}"),
                Arguments.of(
                        "'time':'2026-03-01T12:00:00+02:00'", "u|bought|1772359200000|i|{'a':1}"),
                Arguments.of("'id':7", "u|bought|17|7|{'a':1}"),
                Arguments.of("'id':null", "u|bought|17|null|{'a':1}"),
                Arguments.of("'data':null", "u|bought|17|i|{}"),
                Arguments.of("'data':{}", "u|bought|17|i|{}"),
                Arguments.of("'data_base64':null", "u|bought|17|i|{'a':1}"),
                Arguments.of("'datacontenttype':'application/json'", "u|bought|17|i|{'a':1}"),
                Arguments.of("'datacontenttype':'text/plain'", "u|bought|17|i|{'a':1}"),
                Arguments.of("'userId':true,'properties':[]", "u|bought|17|i|{'a':1}"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsAnEvent(String changed, String expected) {
        assertThat(Readings.read("cloudevents", with(changed))).isEqualTo(expected);
        assertThat(Readings.read("auto", with(changed))).isEqualTo(expected);
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("'subject':null", "Expected a user in 'subject', but found none."),
                Arguments.of("'subject':''", "Expected a user in 'subject', but found none."),
                Arguments.of(
                        "'subject':{'a':[1]}",
                        "Expected a text or a number in 'subject', but found '{…'."),
                Arguments.of(
                        "'type':null", "Expected the name of the event in 'type', but found none."),
                Arguments.of(
                        "'type':''", "Expected the name of the event in 'type', but found none."),
                Arguments.of("'type':5", "Expected a text in 'type', but found '5'."),
                Arguments.of("'type':[[]]", "Expected a text in 'type', but found '[…'."),
                Arguments.of(
                        "'time':null",
                        "Expected a time in 'time', but found none, and the record has none either."),
                Arguments.of(
                        "'time':'soon'",
                        "Expected an ISO-8601 time with zone, or epoch milliseconds, between the years 1"
                                + " and 9999, in 'time', but found 'soon'."),
                Arguments.of("'id':[]", "Expected a text or a number in 'id', but found '[…'."),
                Arguments.of("'data':[1]", "Expected an object in 'data', but found '[…'."),
                Arguments.of("'data':'{}'", "Expected an object in 'data', but found '{}'."),
                Arguments.of("'data':1", "Expected an object in 'data', but found '1'."),
                Arguments.of(
                        "'data_base64':'e30='",
                        "Expected properties as an object in 'data', but found 'data_base64'."),
                Arguments.of(
                        "'specversion':'0.3'", "Expected '1.0' in 'specversion', but found '0.3'."),
                Arguments.of(
                        "'specversion':'1.1'", "Expected '1.0' in 'specversion', but found '1.1'."),
                Arguments.of(
                        "'specversion':1.0", "Expected a text in 'specversion', but found '1.0'."));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void saysWhichRuleAnEventBreaks(String changed, String expected) {
        assertThat(Readings.read("cloudevents", with(changed)))
                .isEqualTo("invalid-event: " + expected);
        assertThat(Readings.read("auto", with(changed))).isEqualTo("invalid-event: " + expected);
    }

    @Test
    void refusesAnEventWithoutVersion() {
        assertThat(Readings.read("cloudevents", with("'specversion':null")))
                .isEqualTo("invalid-event: Expected '1.0' in 'specversion', but found none.");
    }

    @Test
    void takesTheTimestampOfTheRecordWhereTheEventHasNone() {
        assertThat(Readings.read("cloudevents", with("'time':null"), 5L))
                .isEqualTo("u|bought|5|i|{'a':1}");
    }

    /** Of a field that stands twice the last one counts. */
    private static String with(String changed) {
        return "{" + WHOLE + (changed.isEmpty() ? "" : "," + changed) + "}";
    }
}
