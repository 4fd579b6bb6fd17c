// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.definition.StepDefinition;
import dev.journeys.patterns.definition.StepDefinition.EventBranch;
import dev.journeys.patterns.definition.StepDefinition.HoldUntil;
import java.time.Duration;
import java.util.List;

/** Waits for the first event that matches a branch. */
final class HoldUntilPart implements StepPart {

    static final BranchesReader<EventBranch> BRANCHES_READER =
            new BranchesReader<>(new EventBranchPart());

    private static final Field<Duration> AT_MOST = Field.required("atMost", new DurationReader());
    private static final Field<List<EventBranch>> BRANCHES =
            Field.required("branches", BRANCHES_READER);
    private static final Field<String> TIMEOUT = Field.step("timeout");
    private static final FieldTable FIELDS =
            FieldTable.of("a hold-until step", ID, TYPE, AT_MOST, BRANCHES, TIMEOUT);

    @Override
    public String type() {
        return "hold-until";
    }

    @Override
    public FieldTable fields() {
        return FIELDS;
    }

    @Override
    public void check(FieldValues values) {
        values.reading().outline().waits();
        BRANCHES_READER.check(values, BRANCHES);
    }

    @Override
    public StepDefinition build(FieldValues values) {
        return new HoldUntil(
                values.get(ID), values.get(AT_MOST), values.get(BRANCHES), values.find(TIMEOUT));
    }

    /** A way out: an event. */
    private static final class EventBranchPart implements Part<EventBranch> {

        private static final Field<String> NAME = Field.required("name", new NameReader());
        private static final Field<List<String>> EVENT =
                Field.required("event", new EventsReader());
        private static final Field<String> WHERE =
                Field.optional("where", new ExpressionReader(ExpressionRole.BRANCH_CONDITION));
        private static final Field<String> NEXT = Field.step("next");
        private static final Field<Boolean> RESTART = Field.optional("restart", Texts.BOOLEAN);
        private static final FieldTable FIELDS =
                FieldTable.of("a branch of a hold-until step", NAME, EVENT, WHERE, NEXT, RESTART);

        @Override
        public FieldTable fields() {
            return FIELDS;
        }

        @Override
        public void check(FieldValues values) {
            if (values.find(RESTART).orElse(false) && values.has(NEXT)) {
                values.conflict(
                        NEXT, "Expected either 'restart' or 'next' in a branch, but found both.");
            }
        }

        @Override
        public EventBranch build(FieldValues values) {
            return new EventBranch(
                    values.get(NAME),
                    values.get(EVENT),
                    values.find(WHERE),
                    values.find(NEXT),
                    values.find(RESTART).orElse(false));
        }
    }
}
