// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AutoEventFormatTest {
    private static final String CLOUD = "'subject':'c','type':'page','time':1,'data':{'c':1}";
    private static final String SEGMENT =
            "'userId':'s','event':'e','timestamp':2,'messageId':'m','properties':{'s':1}";
    private static final String VERSION = "'specversion':'1.0'";

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(SEGMENT, "s|e|2|m|{'s':1}"),
                Arguments.of(SEGMENT + ",'type':'page'", "s|page|2|m|{'s':1}"),
                Arguments.of(CLOUD + "," + SEGMENT, "s|page|2|m|{'s':1}"),
                Arguments.of(VERSION + "," + CLOUD, "c|page|1|null|{'c':1}"),
                Arguments.of(CLOUD + "," + VERSION, "c|page|1|null|{'c':1}"),
                // Being recognized wins, whatever else there is, and whatever of it is wrong.
                Arguments.of(SEGMENT + "," + CLOUD + "," + VERSION, "c|page|1|null|{'c':1}"),
                Arguments.of(
                        "'userId':{'a':[{}]},'properties':[[]],'event':{}," + CLOUD + "," + VERSION,
                        "c|page|1|null|{'c':1}"),
                Arguments.of(
                        SEGMENT + "," + VERSION,
                        "invalid-event: Expected a user in 'subject', but found none."),
                // Null counts as absent, here as everywhere.
                Arguments.of(SEGMENT + ",'specversion':null", "s|e|2|m|{'s':1}"),
                // What only a CloudEvent has may be anything in another.
                Arguments.of(
                        SEGMENT
                                + ",'subject':{'a':[1]},'time':'x','id':[],'data':[{}],'data_base64':{}",
                        "s|e|2|m|{'s':1}"),
                Arguments.of("'context':{'specversion':'1.0'}," + SEGMENT, "s|e|2|m|{'s':1}"),
                Arguments.of(
                        SEGMENT + ",'type':5",
                        "invalid-event: Expected a text in 'type', but found '5'."),
                Arguments.of(
                        SEGMENT + ",'type':{'a':{}},'userId':true",
                        "invalid-event: Expected a text in 'type', but found '{…'."));
    }

    @ParameterizedTest
    @MethodSource("events")
    void tellsCloudEventsFromSegmentByTheirVersion(String fields, String expected) {
        assertThat(Readings.read("auto", "{" + fields + "}")).isEqualTo(expected);
    }
}
