// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.JourneyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An exit rule all of whose events earlier ones take. */
final class ExitRuleNeverWinsCheck implements Check {

    @Override
    public List<Finding> find(JourneyDefinition definition) {
        boolean identified = definition.entry().identifier().isPresent();
        Coverage ofInstance = new Coverage();
        Coverage ofUser = new Coverage();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < definition.exits().size(); i++) {
            ExitRuleDefinition exit = definition.exits().get(i);
            boolean anyOfUser = !exit.matchIdentifier() || !identified;
            Coverage taken = anyOfUser ? ofUser : ofInstance;
            Set<String> takers = taken.takersOf(exit.events(), exit.where());
            if (!takers.isEmpty()) {
                findings.add(finding(i, exit, takers));
            }
            String taker = "exit rule " + Words.quoted(exit.name());
            ofInstance.add(exit.events(), exit.where(), taker);
            if (anyOfUser) {
                ofUser.add(exit.events(), exit.where(), taker);
            }
        }
        return findings;
    }

    private static Finding finding(int index, ExitRuleDefinition exit, Set<String> takers) {
        return Finding.warning(
                "exit-rule-never-wins",
                "/exits/" + index,
                "Exit rule %s can never win: %s comes first."
                        .formatted(Words.quoted(exit.name()), String.join(" or ", takers)));
    }
}
