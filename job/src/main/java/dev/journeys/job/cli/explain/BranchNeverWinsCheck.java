// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import dev.journeys.patterns.definition.ExitRuleDefinition;
import dev.journeys.patterns.definition.JourneyDefinition;
import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.EventBranch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A branch of a hold-until all of whose events an exit rule or an earlier branch takes, and a
 * branch of a data split behind one that is always true.
 */
final class BranchNeverWinsCheck implements Check {
    private static final String CODE = "branch-never-wins";

    @Override
    public List<Finding> find(JourneyDefinition definition) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < definition.steps().size(); i++) {
            StepDefinition step = definition.steps().get(i);
            String pointer = "/steps/" + i + "/branches/";
            if (step instanceof StepDefinition.HoldUntil hold) {
                findings.addAll(find(hold, pointer, definition.exits()));
            } else if (step instanceof StepDefinition.DataSplit split) {
                findings.addAll(find(split, pointer));
            }
        }
        return findings;
    }

    private static List<Finding> find(
            StepDefinition.HoldUntil hold, String pointer, List<ExitRuleDefinition> exits) {
        Coverage taken = new Coverage();
        exits.forEach(e -> taken.add(e.events(), e.where(), "exit rule " + quoted(e.name())));
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < hold.branches().size(); i++) {
            EventBranch branch = hold.branches().get(i);
            Set<String> takers = taken.takersOf(branch.events(), branch.where());
            if (!takers.isEmpty()) {
                findings.add(finding(pointer + i, branch.name(), hold.id(), takers));
            }
            taken.add(branch.events(), branch.where(), "branch " + quoted(branch.name()));
        }
        return findings;
    }

    private static List<Finding> find(StepDefinition.DataSplit split, String pointer) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> always = Optional.empty();
        for (int i = 0; i < split.branches().size(); i++) {
            StepDefinition.ConditionBranch branch = split.branches().get(i);
            if (always.isPresent()) {
                findings.add(finding(pointer + i, branch.name(), split.id(), Set.of(always.get())));
            } else if (branch.when().strip().equals("true")) {
                always = Optional.of("branch " + quoted(branch.name()) + ", which is always true,");
            }
        }
        return findings;
    }

    private static Finding finding(String pointer, String branch, String step, Set<String> takers) {
        String message = "Branch %s of step %s can never win: %s comes first.";
        return Finding.warning(
                CODE,
                pointer,
                message.formatted(quoted(branch), quoted(step), String.join(" or ", takers)));
    }

    private static String quoted(String text) {
        return Words.quoted(text);
    }
}
