// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import static dev.journeys.job.cli.control.TopicFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void areNoneWhereOnlyTheVersionAndTheOrderOfFieldsDiffer() {
        assertThat(between("{'id':'a','version':1,'x':1}", "{'x':1,'version':2,'id':'a'}"))
                .isEmpty();
    }

    @Test
    void nameWhatWasAddedTakenAwayAndChanged() {
        assertThat(between("{'a':1,'b':{'c/d':2}}", "{'b':{'c/d':3},'e':[4]}"))
                .containsExactly(
                        new Difference("/a", "1", null),
                        new Difference("/b/c~1d", "2", "3"),
                        new Difference("/e", null, "[4]"));
    }

    @Test
    void holdStepsAgainstThoseOfTheSameIdWhereverTheyStand() {
        assertThat(
                        between(
                                "{'steps':[{'id':'a','for':'PT1H'},{'id':'b'}]}",
                                "{'steps':[{'id':'c'},{'id':'a','for':'PT2H'}]}"))
                .containsExactly(
                        new Difference("/steps/1/for", "\"PT1H\"", "\"PT2H\""),
                        new Difference("/steps/1", "{\"id\":\"b\"}", null),
                        new Difference("/steps/0", null, "{\"id\":\"c\"}"));
    }

    @Test
    void sayThatTheOrderOfBranchesIsAnother() {
        assertThat(
                        between(
                                "{'branches':[{'name':'a'},{'name':'b'}]}",
                                "{'branches':[{'name':'b'},{'name':'a'}]}"))
                .containsExactly(new Difference("/branches", "[\"a\",\"b\"]", "[\"b\",\"a\"]"));
    }

    @Test
    void compareListsOfPlainValuesPlaceByPlace() {
        assertThat(between("{'event':['a','b']}", "{'event':['a','c','d']}"))
                .containsExactly(
                        new Difference("/event/1", "\"b\"", "\"c\""),
                        new Difference("/event/2", null, "\"d\""));
    }

    private static List<Difference> between(String before, String after) {
        return Differences.between(
                bytes(before.replace('\'', '"')), bytes(after.replace('\'', '"')));
    }
}
