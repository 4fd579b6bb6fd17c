// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.RandomSplit;
import dev.journeys.patterns.definition.StepDefinition.ShareBranch;
import java.util.List;

/** Takes a branch by a stable hash. */
final class RandomSplitPart implements StepPart {

    static final BranchesReader<ShareBranch> BRANCHES_READER =
            new BranchesReader<>(new ShareBranchPart());

    private static final Field<List<ShareBranch>> BRANCHES =
            Field.required("branches", BRANCHES_READER);
    private static final Field<Boolean> STICKY = Field.optional("sticky", Texts.BOOLEAN);
    private static final FieldTable FIELDS =
            FieldTable.of("a random-split step", ID, TYPE, BRANCHES, STICKY);

    @Override
    public String type() {
        return "random-split";
    }

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        BRANCHES_READER.check(values, BRANCHES);
        values.source(BRANCHES).ifPresent(values.reading().outline()::shareList);
    }

    @Override
    public StepDefinition build(FieldValues values) {
        return new RandomSplit(
                values.get(ID), values.get(BRANCHES), values.find(STICKY).orElse(false));
    }

    /** A way out: a share of the users. */
    private static final class ShareBranchPart implements Part<ShareBranch> {

        private static final Field<String> NAME = Field.required("name", new NameReader());
        private static final Field<Integer> PERCENT =
                Field.required("percent", new PercentReader());
        private static final Field<String> NEXT = Field.step("next");
        private static final FieldTable FIELDS =
                FieldTable.of("a branch of a random-split step", NAME, PERCENT, NEXT);

        @Override
        public FieldTable fields() {
            return FIELDS;
        }

        @Override
        public ShareBranch build(FieldValues values) {
            return new ShareBranch(values.get(NAME), values.get(PERCENT), values.find(NEXT));
        }
    }
}
