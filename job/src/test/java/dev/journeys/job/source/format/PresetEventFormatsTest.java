// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets for products whose events carry their properties beside their fields. */
class PresetEventFormatsTest {
    static Stream<Arguments> masivo() {
        return Stream.of(
                Arguments.of(
                        "{'customer_id':'c','type':'PURCHASE','issued_at':'2026-03-01T10:00:00.000Z','order':{'value':20.95}}",
                        "c|PURCHASE|1772359200000|null|{'customer_id':'c','type':'PURCHASE','issued_at':'2026-03-01T10:00:00.000Z','order':{'value':20.95}}"),
                Arguments.of(
                        "{'id':'i','customer_id':7,'type':'ADD_TO_CART','issued_at':17}",
                        "7|ADD_TO_CART|17|i|{'id':'i','customer_id':7,'type':'ADD_TO_CART','issued_at':17}"),
                Arguments.of(
                        "{'type':'PURCHASE','issued_at':17}",
                        "invalid-event: Expected a user in '/customer_id', but found none."),
                Arguments.of(
                        "{'customer_id':'c','issued_at':17}",
                        "invalid-event: Expected the name of the event in '/type', but found none."),
                Arguments.of(
                        "{'customer_id':'c','type':'PURCHASE'}",
                        "invalid-event: Expected a time in '/issued_at', but found none, and the record"
                                + " has none either."));
    }

    @ParameterizedTest
    @MethodSource("masivo")
    void readsMasivo(String json, String expected) {
        assertThat(Readings.read("masivo", json)).isEqualTo(expected);
    }

    static Stream<Arguments> identities() {
        return Stream.of(
                Arguments.of("'ECID':[{'id':'e'}]", "e"),
                Arguments.of("'ECID':[{'id':'e'}],'Email':[{'id':'m','primary':true}]", "m"),
                Arguments.of("'Email':[{'primary':true,'id':'m'}],'ECID':[{'id':'e'}]", "m"),
                Arguments.of(
                        "'Email':[{'id':'x'},{'id':'m','primary':true},{'id':'n','primary':true}]",
                        "m"),
                Arguments.of("'CRMID':[{'id':'c'}],'ECID':[{'id':'e'},{'id':'f'}]", "e"),
                Arguments.of("'CRMID':[{'id':17,'primary':false}]", "17"),
                Arguments.of("'CRMID':[{'id':'c','authenticatedState':'authenticated'}]", "c"),
                Arguments.of("'CRMID':[{'id':'c'}],'Email':[{'id':'c'}]", "c"),
                Arguments.of("'CRMID':[{'id':'','primary':true}],'ECID':[{'id':'e'}]", "e"),
                Arguments.of(
                        "'CRMID':[{'xdm:id':'c','xdm:primary':true}],'Email':[{'id':'m'}]", "c"),
                Arguments.of("'CRMID':[],'Email':[{}],'Phone':[{'id':null}]", NO_USER),
                Arguments.of("", NO_USER),
                Arguments.of(
                        "'CRMID':[{'id':'c'}],'Email':[{'id':'m'}]",
                        "invalid-event: Expected an identity in '/identityMap' that is marked as primary,"
                                + " an ECID or a single one, but found several others."),
                Arguments.of(
                        "'CRMID':{'id':'c'}",
                        "invalid-event: Expected lists of identities in '/identityMap', but found '{…'."),
                Arguments.of(
                        "'CRMID':['c']",
                        "invalid-event: Expected an object in '/identityMap', but found 'c'."),
                Arguments.of(
                        "'CRMID':[{'id':{'x':[{}]}}]",
                        "invalid-event: Expected a text or a number in '/identityMap', but found '{…'."));
    }

    private static final String NO_USER =
            "invalid-event: Expected a user in 'identityMap', but found none.";

    @ParameterizedTest
    @MethodSource("identities")
    void takesTheUserOfAnExperienceEventFromItsIdentities(String identities, String user) {
        // given
        String event =
                "{'identityMap':{" + identities + "},'eventType':'e','timestamp':17,'_id':'i'}";

        // when
        String reading = Readings.read("xdm", event);

        // then
        assertThat(reading)
                .isEqualTo(user.startsWith("invalid") ? user : user + "|e|17|i|" + event);
    }

    static Stream<Arguments> envelopes() {
        String event =
                "{'_id':'i','timestamp':'2026-03-01T10:00:00.000Z','eventType':'commerce.purchases','identityMap':{'ECID':[{'id':'e'}]},'commerce':{'order':{'priceTotal':9.5}}}";
        String old =
                "{'@id':'i','xdm:timestamp':'2026-03-01T10:00:00.000Z','xdm:eventType':'commerce.purchases','xdm:identityMap':{'ECID':[{'xdm:id':'e'}]}}";
        return Stream.of(
                Arguments.of(event, event),
                Arguments.of(old, old),
                Arguments.of(
                        "{'header':{'schemaRef':{}},'body':{'xdmMeta':{},'xdmEntity':"
                                + event
                                + "}}",
                        event),
                Arguments.of("{'event':{'xdm':" + event + ",'data':{}}}", event),
                Arguments.of("{'xdm':" + event + "}", event));
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void readsAnExperienceEventInItsEnvelopes(String text, String event) {
        assertThat(Readings.read("xdm", text))
                .isEqualTo("e|commerce.purchases|1772359200000|i|" + event);
    }

    @Test
    void saysWhatAnExperienceEventLacks() {
        // given
        String user = "'identityMap':{'ECID':[{'id':'e'}]}";

        // when
        String noName = Readings.read("xdm", "{" + user + ",'timestamp':1}");
        String noTime = Readings.read("xdm", "{" + user + ",'eventType':'e'}");
        String noMap = Readings.read("xdm", "{'identityMap':null,'eventType':'e','timestamp':1}");
        String noObject = Readings.read("xdm", "{'identityMap':'x','eventType':'e','timestamp':1}");

        // then
        assertThat(noName)
                .isEqualTo(
                        "invalid-event: Expected the name of the event in 'eventType', but found none.");
        assertThat(noTime)
                .isEqualTo(
                        "invalid-event: Expected a time in 'timestamp', but found none, and the record"
                                + " has none either.");
        assertThat(noMap).isEqualTo(NO_USER);
        assertThat(noObject)
                .isEqualTo("invalid-event: Expected an object in '/identityMap', but found 'x'.");
    }
}
