// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.ConditionBranch;
import dev.journeys.patterns.definition.StepDefinition.DataSplit;
import java.util.List;

/** Takes the first branch whose condition is true. */
final class DataSplitPart implements StepPart {

    static final BranchesReader<ConditionBranch> BRANCHES_READER =
            new BranchesReader<>(new ConditionBranchPart());

    private static final Field<List<ConditionBranch>> BRANCHES =
            Field.required("branches", BRANCHES_READER);
    private static final Field<String> OTHERWISE = Field.step("otherwise");
    private static final FieldTable FIELDS =
            FieldTable.of("a data-split step", ID, TYPE, BRANCHES, OTHERWISE);

    @Override
    public String type() {
        return "data-split";
    }

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        BRANCHES_READER.check(values, BRANCHES);
    }

    @Override
    public StepDefinition build(FieldValues values) {
        return new DataSplit(values.get(ID), values.get(BRANCHES), values.find(OTHERWISE));
    }

    /** A way out: a condition. */
    private static final class ConditionBranchPart implements Part<ConditionBranch> {

        private static final Field<String> NAME = Field.required("name", new NameReader());
        private static final Field<String> WHEN =
                Field.required("when", new ExpressionReader(ExpressionRole.STEP_CONDITION));
        private static final Field<String> NEXT = Field.step("next");
        private static final FieldTable FIELDS =
                FieldTable.of("a branch of a data-split step", NAME, WHEN, NEXT);

        @Override
        public FieldTable fields() {
            return FIELDS;
        }

        @Override
        public ConditionBranch build(FieldValues values) {
            return new ConditionBranch(values.get(NAME), values.get(WHEN), values.find(NEXT));
        }
    }
}
