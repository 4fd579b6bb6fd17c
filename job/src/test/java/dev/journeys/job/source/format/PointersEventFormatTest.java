// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeys.job.source.EventFormats;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PointersEventFormatTest {
    private static final String FLAT =
            "user=/who,name=/what,timestamp=/when,id=/id,properties=/data";
    private static final String EVENT =
            "'who':'u','what':'bought','when':17,'id':'i','data':{'a':1}";

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("", "u|bought|17|i|{'a':1}"),
                Arguments.of("'who':4", "4|bought|17|i|{'a':1}"),
                Arguments.of("'what':'identify'", "u|*identify|17|i|{'a':1}"),
                Arguments.of("'what':'group'", "u|group|17|i|{'a':1}"),
                Arguments.of("'when':'2026-03-01T10:00:00Z'", "u|bought|1772359200000|i|{'a':1}"),
                Arguments.of("'id':null", "u|bought|17|null|{'a':1}"),
                Arguments.of("'data':null", "u|bought|17|i|{}"),
                Arguments.of("'data': { } ", "u|bought|17|i|{ }"),
                Arguments.of("'other':[{'who':5}],'type':[]", "u|bought|17|i|{'a':1}"),
                Arguments.of("'who':null", none("a user", "'/who'")),
                Arguments.of("'who':''", none("a user", "'/who'")),
                Arguments.of("'what':null", none("the name of the event", "'/what'")),
                Arguments.of("'what':''", none("the name of the event", "'/what'")),
                Arguments.of(
                        "'when':null",
                        "invalid-event: Expected a time in '/when', but found none, and the record has"
                                + " none either."),
                Arguments.of("'who':true", wrong("a text or a number", "/who", "true")),
                Arguments.of("'who':[[1]]", wrong("a text or a number", "/who", "[…")),
                Arguments.of("'what':1", wrong("a text", "/what", "1")),
                Arguments.of(
                        "'when':{}",
                        wrong(
                                "an ISO-8601 time with zone, or epoch milliseconds, between the years 1"
                                        + " and 9999,",
                                "/when",
                                "{…")),
                Arguments.of("'id':false", wrong("a text or a number", "/id", "false")),
                Arguments.of("'data':[{}]", wrong("an object", "/data", "[…")),
                Arguments.of("'data':'x'", wrong("an object", "/data", "x")));
    }

    private static String none(String what, String where) {
        return "invalid-event: Expected " + what + " in " + where + ", but found none.";
    }

    private static String wrong(String what, String where, String found) {
        return "invalid-event: Expected %s in '%s', but found '%s'.".formatted(what, where, found);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void readsFieldsByTheirPointers(String changed, String expected) {
        // given a field that stands twice, of which the last one counts
        String json = "{" + EVENT + (changed.isEmpty() ? "" : "," + changed) + "}";

        // when
        String reading = Readings.read("pointers:" + FLAT, json);

        // then
        assertThat(reading).isEqualTo(expected);
    }

    static Stream<Arguments> pointers() {
        return Stream.of(
                Arguments.of(
                        "user=/a/b/c,name=/n", "{'a':{'b':{'c':'u'}},'n':'e'}", "u|e|5|null|{}"),
                Arguments.of("user=/a~1b,name=/~0~1~01", "{'a/b':'u','~/~1':'e'}", "u|e|5|null|{}"),
                Arguments.of("user=/,name=/ /", "{'':'u',' ':{'':'e'}}", "u|e|5|null|{}"),
                Arguments.of("user=/a,b,name=/x=y", "{'a,b':'u','x=y':'e'}", "u|e|5|null|{}"),
                Arguments.of("user=/ž/0,name=/ž/1", "{'ž':['u','e']}", "u|e|5|null|{}"),
                Arguments.of(
                        "user=/l/10,name=/n",
                        "{'l':[0,1,2,3,4,5,6,7,8,9,'u','x'],'n':'e'}",
                        "u|e|5|null|{}"),
                Arguments.of(
                        "user=/l/1/id,name=/n",
                        "{'l':[{'id':'x'},{'id':'u'},[{}]],'n':'e'}",
                        "u|e|5|null|{}"),
                Arguments.of("user=/l/0,name=/n", "{'l':{'0':'u'},'n':'e'}", "u|e|5|null|{}"),
                Arguments.of(
                        "user=/l/00,name=/n", "{'l':['u'],'n':'e'}", none("a user", "'/l/00'")),
                Arguments.of("user=/l/-,name=/n", "{'l':['u'],'n':'e'}", none("a user", "'/l/-'")),
                Arguments.of(
                        "user=/l/99999999999,name=/n",
                        "{'l':['u'],'n':'e'}",
                        none("a user", "'/l/99999999999'")),
                Arguments.of("user=/a/b,name=/n", "{'a':'u','n':'e'}", none("a user", "'/a/b'")),
                // Properties may be around what is read, or the whole event.
                Arguments.of(
                        "user=/d/u,name=/d/n,properties=/d",
                        "{'d': {'u':'u','n':'e'} }",
                        "u|e|5|null|{'u':'u','n':'e'}"),
                Arguments.of(
                        "user=/u,name=/n,properties=",
                        " {'u':'u','n':'e'} ",
                        "u|e|5|null|{'u':'u','n':'e'}"),
                Arguments.of(
                        "user=/u,name=/n,properties=/d,properties=/d/x",
                        "{'u':'u','n':'e','d':{'x':{}}}",
                        "u|e|5|null|{'x':{}}"),
                Arguments.of(
                        "user=/d/u,name=/n,properties=/d",
                        "{'d':['u'],'n':'e'}",
                        wrong("an object", "/d", "[…")),
                Arguments.of(
                        "properties=/u,user=/u,name=/n",
                        "{'u':{},'n':'e'}",
                        wrong("a text or a number", "/u", "{…")),
                // Of several the first that leads to a value.
                Arguments.of(
                        "user=/a,user=/b,name=/n", "{'b':'b','a':'a','n':'e'}", "a|e|5|null|{}"),
                Arguments.of(
                        "user=/a,user=/b,name=/n", "{'b':'b','a':'','n':'e'}", "b|e|5|null|{}"),
                Arguments.of(
                        "user=/a,user=/b,name=/n", "{'n':'e'}", none("a user", "'/a' or '/b'")),
                Arguments.of(
                        "user=/a,user=/a/id,name=/n", "{'a':{'id':'b'},'n':'e'}", "b|e|5|null|{}"),
                Arguments.of("user=/a,user=/a/id,name=/n", "{'a':'a','n':'e'}", "a|e|5|null|{}"),
                Arguments.of("user=/a,id=/a,name=/n", "{'a':'a','n':'e'}", "a|e|5|a|{}"),
                // Of what stands twice the last, also where that has nothing any more.
                Arguments.of(
                        "user=/a/id,name=/n",
                        "{'a':{'id':'x'},'a':{},'n':'e'}",
                        none("a user", "'/a/id'")),
                Arguments.of(
                        "user=/a/id,name=/n",
                        "{'a':{'id':'x'},'a':3,'n':'e'}",
                        none("a user", "'/a/id'")),
                Arguments.of(
                        "user=/a/id,name=/n",
                        "{'a':{'id':'x'},'a':{'id':'y'},'n':'e'}",
                        "y|e|5|null|{}"));
    }

    @ParameterizedTest
    @MethodSource("pointers")
    void followsJsonPointers(String pointers, String json, String expected) {
        assertThat(Readings.read("pointers:" + pointers, json, 5L)).isEqualTo(expected);
    }

    @Test
    void needsATimeOfTheRecordWhereNoPointerLeadsToOne() {
        assertThat(Readings.read("pointers:user=/u,name=/n", "{'u':'u','n':'e'}"))
                .isEqualTo(
                        "invalid-event: Expected a time from the record, since the event format names no"
                                + " field for it, but the record has none.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pointers | Expected pointers such as 'user=/who,name=/what,timestamp=/when,id=/id,properties=/data', but found ''.",
                "pointers:/who | Expected pointers such as 'user=/who,name=/what,timestamp=/when,id=/id,properties=/data', but found '/who'.",
                "pointers:who=/a,user=/b | Expected pointers such as 'user=/who,name=/what,timestamp=/when,id=/id,properties=/data', but found 'who=/a'.",
                "pointers:user=/a | Expected a JSON Pointer for 'name', but found none.",
                "pointers:name=/a | Expected a JSON Pointer for 'user', but found none.",
                "pointers:user=a,name=/b | Expected a JSON Pointer such as '/who/id' for 'user', but found 'a'.",
                "pointers:user=/a~,name=/b | Expected a JSON Pointer such as '/who/id' for 'user', but found '/a~'.",
                "pointers:user=/a,name=/b~2 | Expected a JSON Pointer such as '/who/id' for 'name', but found '/b~2'.",
                "pointers:user=/a,name=/a,user=/a | Expected every pointer once, but found 'user=/a' twice.",
                "pointers:user=,name=/a | Expected a JSON Pointer into the event for 'user', but found the one to the whole event."
            })
    void refusesSettingsThatAreNoPointers(String format, String expected) {
        assertThatThrownBy(() -> EventFormats.load(format))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(expected);
    }
}
